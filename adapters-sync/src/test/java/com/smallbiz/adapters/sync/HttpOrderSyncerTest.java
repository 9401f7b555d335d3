package com.smallbiz.adapters.sync;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.smallbiz.application.testkit.OrderFixtures.CREATED;
import static com.smallbiz.application.testkit.OrderFixtures.aDraft;
import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.application.testkit.SettableClock;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDetails;
import com.smallbiz.domain.order.OrderDraft;
import com.smallbiz.domain.order.OrderId;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what each answer means. */
class HttpOrderSyncerTest extends WireMockOrderSyncerContract {

  private static final UUID ID = UUID.fromString("0190d6c4-0000-7000-8000-000000000001");

  private final OrderSyncer syncer = over(url(), PATIENCE);

  @Override
  protected OrderSyncer syncer() {
    return syncer;
  }

  @Test
  void sendsTheContentOfTheOrder() throws Exception {
    externalSystem(ExternalSystem.TAKES_ORDERS);

    syncer.push(anOrder(ID, CREATED).submit(CREATED.plusSeconds(60)), ORIGIN);

    assertThat(onlyRequest().getBodyAsString())
        .isEqualTo(
            """
            {"id":"0190d6c4-0000-7000-8000-000000000001","status":"submitted",\
            "customer_name":"Ada Lovelace","customer_email":"ada@example.com","currency":"USD",\
            "line_items":[{"sku":"MUG-1","description":"Blue mug","quantity":2,\
            "unit_price_cents":1250,"total_cents":2500}],"total_cents":2500,\
            "note":"Leave it at the door","revision":2,\
            "created_at":"2026-11-22T14:00:00.123456Z"}""");
  }

  @Test
  void sendsWhatIsAbsentAsNull() throws Exception {
    externalSystem(ExternalSystem.TAKES_ORDERS);
    var draft = aDraft().withCustomerEmail(null).withLineItems(List.of()).withNote(null);
    var line = new OrderDraft.Line(null, "Café", 1L, 0L);
    var details = OrderDetails.of(draft.withLineItems(List.of(line)));

    syncer.push(Order.place(new OrderId(ID), details, CREATED.minusNanos(123456000)), ORIGIN);

    assertThat(new String(onlyRequest().getBody(), UTF_8))
        .contains("\"customer_email\":null", "\"note\":null", "{\"sku\":null,")
        .contains("\"description\":\"Café\"", "\"created_at\":\"2026-11-22T14:00:00.000000Z\"");
  }

  @Test
  void saysWhichRequestTheOrderGoesBackTo() throws Exception {
    externalSystem(ExternalSystem.TAKES_ORDERS);

    syncer.push(anOrder(ID, CREATED), ORIGIN);

    LoggedRequest request = onlyRequest();
    assertThat(request.getMethod().value()).isEqualTo("POST");
    assertThat(request.getUrl()).isEqualTo("/orders");
    assertThat(request.getProtocol()).isEqualTo("HTTP/1.1");
    assertThat(request.getHeader("Idempotency-Key")).isEqualTo(ID + ":1");
    assertThat(request.getHeader("X-Request-Id")).isEqualTo(ORIGIN.requestId());
    assertThat(request.getHeader("traceparent")).isEqualTo(ORIGIN.traceparent());
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeader("Accept")).isEqualTo("application/json");
    assertThat(request.getAllHeaderKeys())
        .doesNotContain(
            "Authorization", "webhook-id", "webhook-timestamp", "webhook-signature", "Upgrade");
  }

  @Test
  void signsWhatItSends() throws Exception {
    externalSystem(ExternalSystem.TAKES_ORDERS);
    var settings = new SyncSettings(url(), "whsec_c2lnbmVkIGFuZCBzZWFsZWQ=", PATIENCE);
    var signing =
        new HttpOrderSyncer(
            settings, TimeLimiter.of(PATIENCE), new SettableClock(), OpenTelemetry.noop());

    signing.push(anOrder(ID, CREATED), ORIGIN);

    LoggedRequest request = onlyRequest();
    String id = request.getHeader("webhook-id");
    String timestamp = request.getHeader("webhook-timestamp");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("signed and sealed".getBytes(UTF_8), "HmacSHA256"));
    byte[] signature =
        mac.doFinal((id + "." + timestamp + "." + request.getBodyAsString()).getBytes(UTF_8));
    assertThat(id).isEqualTo(request.getHeader("Idempotency-Key"));
    assertThat(timestamp).isEqualTo("1795356000");
    assertThat(request.getHeader("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(signature));
  }

  @ParameterizedTest
  @CsvSource({"'',/orders", "/,/orders", "/a/b,/a/b/orders", "/a%2Fb/,/a%2Fb/orders"})
  void postsBelowTheBase(String base, String path) throws Exception {
    externalSystem(ExternalSystem.TAKES_ORDERS);

    over(URI.create(url() + base), PATIENCE).push(anOrder(), ORIGIN);

    assertThat(onlyRequest().getUrl()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"ada:pass%40word,ada:pass@word", "ada,ada:"})
  void aUserInTheUrlIsSentAsBasicAuthentication(String userInfo, String credentials)
      throws Exception {
    externalSystem(ExternalSystem.TAKES_ORDERS);
    var withUser = URI.create(url().toString().replace("://", "://" + userInfo + "@"));

    over(withUser, PATIENCE).push(anOrder(), ORIGIN);

    assertThat(onlyRequest().getHeader("Authorization"))
        .isEqualTo("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 299})
  void everySuccessIsOne(int status) throws Exception {
    answer(aResponse().withStatus(status).withBody("{\"external_id\":\"EXT-9\",\"more\":[1]}"));

    assertThat(syncer.push(anOrder(), ORIGIN)).isEqualTo("EXT-9");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 599})
  void theseAnswersAreWorthAnotherTry(int status) {
    answer(aResponse().withStatus(status).withBody("secret=hunter2"));

    assertThat(failure(syncer))
        .isInstanceOf(OrderSyncFailed.Unavailable.class)
        .hasMessage("The external order system answered " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 405, 407, 409, 410, 413, 415, 422, 451})
  void theseAnswersAreFinal(int status) {
    answer(aResponse().withStatus(status).withBody("secret=hunter2"));

    assertThat(failure(syncer))
        .isInstanceOf(OrderSyncFailed.Rejected.class)
        .hasMessage("The external order system refused the order with " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
  void redirectsAreNotFollowed(int status) {
    answer(aResponse().withStatus(201).withBody("{\"external_id\":\"EXT-1\"}"));
    answerAt("/orders", aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

    assertThat(failure(syncer))
        .isInstanceOf(OrderSyncFailed.Rejected.class)
        .hasMessage(
            "The external order system answered %d, and redirects are not followed"
                .formatted(status));
    assertThat(onlyRequest().getUrl()).isEqualTo("/orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "EXT-1",
        "{",
        "[]",
        "[{\"external_id\":\"EXT-1\"}]",
        "{}",
        "{\"external_id\":null}",
        "{\"external_id\":17}",
        "{\"external_id\":{\"id\":\"EXT-1\"}}",
        "{\"external_id\":\"\"}",
        "{\"external_id\":\" \\u2003\"}",
        "{\"external_id\":\"EXT\\u0000\"}",
        "{\"external_id\":\"EXT\\n1\"}",
        "{\"external_id\":\"\\ud800\"}",
        "{\"external_id\":\"EXT-1\"} and more"
      })
  void aSuccessThatCannotBeReadIsWorthAnotherTry(String body) {
    answer(aResponse().withStatus(200).withBody(body));

    assertThat(failure(syncer))
        .isInstanceOf(OrderSyncFailed.Unavailable.class)
        .hasMessage("The external order system answered 200, but without an id for the order");
  }

  @Test
  void anExternalIdHasAtMost255Characters() throws Exception {
    String longest = "é".repeat(255);
    answer(aResponse().withBody("{\"external_id\":\"%s\"}".formatted(longest)));
    assertThat(syncer.push(anOrder(), ORIGIN)).isEqualTo(longest);

    answer(aResponse().withBody("{\"external_id\":\"%s\"}".formatted(longest + "é")));
    assertThat(failure(syncer)).isInstanceOf(OrderSyncFailed.Unavailable.class);
  }

  @Test
  void nestingWithoutEndIsNotRead() {
    answer(aResponse().withBody("{\"external_id\":" + "[".repeat(60_000)));

    assertThat(failure(syncer)).isInstanceOf(OrderSyncFailed.Unavailable.class);
  }

  @Test
  void aBusySystemSaysWhenToComeBack() {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "120"));

    assertThat(failure(syncer))
        .isInstanceOfSatisfying(
            OrderSyncFailed.Unavailable.class,
            failure -> assertThat(failure.retryAfter()).hasMinutes(2));
  }

  private static Throwable failure(OrderSyncer syncer) {
    return catchThrowable(() -> syncer.push(anOrder(), ORIGIN));
  }

  private static LoggedRequest onlyRequest() {
    assertThat(requests()).hasSize(1);
    return requests().get(0);
  }
}
