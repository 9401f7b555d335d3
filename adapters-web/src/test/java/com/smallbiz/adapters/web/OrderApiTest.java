package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.domain.order.OrderId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderApiTest extends ApiTest {

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  @Test
  void anOrderIsCreatedAsADraftWithAllItsFieldsInTheirOrder() {
    var now = clock.instant();

    Reply reply =
        postJson(
            ORDERS,
            """
            {"customer_name":" Ada Lovelace ","customer_email":"ada@example.com","line_items":[
              {"sku":"MUG-1","description":"Blue mug","quantity":2,"unit_price_cents":1250}]}
            """);

    assertThat(reply.status()).isEqualTo(201);
    String id = reply.json().path("id").stringValue();
    assertThat(reply.header("Location")).isEqualTo("/api/v1/orders/" + id);
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.text())
        .isEqualTo(
            """
            {"id":"%1$s","status":"draft","customer_name":"Ada Lovelace",\
            "customer_email":"ada@example.com","currency":"USD","line_items":[\
            {"sku":"MUG-1","description":"Blue mug","quantity":2,"unit_price_cents":1250,\
            "total_cents":2500}],"total_cents":2500,"note":null,"sync_status":"pending",\
            "external_id":null,"last_synced_at":null,"last_sync_error":null,"version":1,\
            "created_at":"%2$s","updated_at":"%2$s"}"""
                .formatted(id, MICROSECONDS.format(now)));
  }

  @Test
  void timesHaveSixDigitsOfSecondsAlsoWhereTheyAreZeros() {
    var nextSecond = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    clock.advance(Duration.between(clock.instant(), nextSecond));

    String created = get(anOrder()).json().path("created_at").stringValue();

    assertThat(created).endsWith(".000000Z").hasSize(27);
  }

  @Test
  void anOrderIsReadWithItsVersion() {
    Reply reply = get(anOrder());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    assertThat(reply.header("Cache-Control")).contains("private").contains("no-cache");
    assertThat(reply.json().path("customer_name").stringValue()).isEqualTo("Ada Lovelace");
  }

  @Test
  void headIsGetWithoutTheBody() {
    Reply reply = send("HEAD", anOrder(), BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    assertThat(reply.text()).isEmpty();
  }

  @Test
  void anIdInUpperCaseIsTheSameId() {
    String path = anOrder();
    String id = path.substring(path.lastIndexOf('/') + 1);

    assertThat(get(ORDERS + "/" + id.toUpperCase(Locale.ROOT)).json().path("id"))
        .hasToString('"' + id + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {UNKNOWN_ID, "1-1-1-1-1", "ping", "01900000000070008000000000000001", "%20"})
  void whatIsNoIdOrNobodysIdIsNotFound(String id) {
    for (Reply reply :
        new Reply[] {
          get(ORDERS + "/" + id),
          patch(ORDERS + "/" + id, "{}"),
          delete(ORDERS + "/" + id),
          post(ORDERS + "/" + id + "/submit"),
          post(ORDERS + "/" + id + "/fulfill"),
          post(ORDERS + "/" + id + "/cancel"),
          post(ORDERS + "/" + id + "/sync")
        }) {
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("not_found");
    }
  }

  @Test
  void aPatchChangesWhatItMentionsAndNothingElse() {
    String path = anOrder("{\"customer_name\":\"Ada\",\"note\":\"n\",\"total_cents\":5}");

    Reply reply = patch(path, "{\"customer_name\":\"Grace\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("ETag")).isEqualTo("\"2\"");
    assertThat(reply.json().path("customer_name").stringValue()).isEqualTo("Grace");
    assertThat(reply.json().path("note").stringValue()).isEqualTo("n");
    assertThat(reply.json().path("total_cents").longValue()).isEqualTo(5);
  }

  @Test
  void nullInAPatchTakesAway() {
    String path =
        anOrder(
            """
            {"customer_name":"Ada","customer_email":"a@example.com","currency":"EUR","note":"n",
             "line_items":[{"description":"Mug","quantity":2,"unit_price_cents":5}]}
            """);

    var json =
        patch(path, "{\"customer_email\":null,\"currency\":null,\"line_items\":null,\"note\":null}")
            .json();
    assertThat(json.path("customer_email").isNull()).isTrue();
    assertThat(json.path("currency").stringValue()).isEqualTo("USD");
    assertThat(json.path("line_items").isEmpty()).isTrue();
    assertThat(json.path("total_cents").longValue()).isEqualTo(10);
    assertThat(json.path("note").isNull()).isTrue();

    assertThat(patch(path, "{\"total_cents\":null}").json().path("total_cents").longValue())
        .isZero();
    assertThat(patch(path, "{\"customer_name\":null}").errors())
        .containsExactly("#/customer_name required");
  }

  @Test
  void newLineItemsBringTheirOwnTotal() {
    String path = anOrder();

    var json =
        patch(
                path,
                "{\"line_items\":[{\"description\":\"M\",\"quantity\":3,\"unit_price_cents\":4}]}")
            .json();

    assertThat(json.path("total_cents").longValue()).isEqualTo(12);
    assertThat(patch(path, "{\"total_cents\":13}").errors())
        .containsExactly("#/total_cents mismatch");
    assertThat(patch(path, "{\"total_cents\":7,\"line_items\":[]}").json().path("total_cents"))
        .hasToString("7");
  }

  @Test
  void aPatchThatChangesNothingKeepsTheVersion() {
    Reply reply = patch(anOrder(), "{\"customer_name\":\"Ada Lovelace\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void aPatchWithFaultsReportsThemAllAndDoesNothing() {
    String path = anOrder();

    Reply reply =
        patch(path, "{\"customer_name\":\" \",\"total_cents\":\"1\",\"id\":1,\"note\":\"new\"}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errors())
        .containsExactlyInAnyOrder(
            "#/customer_name blank", "#/total_cents invalid_type", "#/id read_only");
    assertThat(get(path).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void aBrokenPatchOfNoOrderIsNotFound() {
    assertThat(patch(ORDERS + "/" + UNKNOWN_ID, "{\"id\":1}").status()).isEqualTo(404);
  }

  @Test
  void anOrderGoesThroughItsLifeAndRepeatingAStepChangesNothing() {
    String path = anOrder();

    Reply submitted = post(path + "/submit");
    assertThat(submitted.status()).isEqualTo(200);
    assertThat(submitted.header("ETag")).isEqualTo("\"2\"");
    assertThat(submitted.json().path("status").stringValue()).isEqualTo("submitted");
    assertThat(post(path + "/submit").header("ETag")).isEqualTo("\"2\"");

    assertThat(post(path + "/fulfill").json().path("status").stringValue()).isEqualTo("fulfilled");
    assertThat(post(path + "/fulfill").status()).isEqualTo(200);

    Reply cancelled = post(path + "/cancel");
    assertThat(cancelled.status()).isEqualTo(409);
    assertThat(cancelled.code()).isEqualTo("invalid_transition");
    assertThat(cancelled.json().path("detail").stringValue())
        .isEqualTo("An order that is fulfilled cannot become cancelled");
  }

  @Test
  void onlyTheNoteOfASubmittedOrderCanBeEdited() {
    String path = anOrder();
    post(path + "/submit");

    assertThat(patch(path, "{\"note\":\"fragile\"}").status()).isEqualTo(200);
    Reply reply = patch(path, "{\"customer_name\":\"Grace\"}");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("order_not_editable");
  }

  @Test
  void onlyADraftOrACancelledOrderCanBeDeleted() {
    String path = anOrder();
    post(path + "/submit");

    Reply refused = delete(path);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("order_not_deletable");

    post(path + "/cancel");
    Reply deleted = delete(path);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.text()).isEmpty();
    assertThat(get(path).status()).isEqualTo(404);
  }

  @Test
  void aSyncIsEnqueuedOnceHoweverOftenItIsAskedFor() {
    String path = anOrder();
    String id = path.substring(path.lastIndexOf('/') + 1);

    Reply reply = post(path + "/sync", "X-Request-Id", "sync-1");

    String jobId = reply.json().path("job_id").stringValue();
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Location")).isEqualTo("/api/v1/jobs/" + jobId);
    assertThat(reply.text())
        .isEqualTo(
            "{\"enqueued\":true,\"order_id\":\"%s\",\"job_id\":\"%s\"}".formatted(id, jobId));
    assertThat(post(path + "/sync").json().path("job_id").stringValue()).isEqualTo(jobId);
    assertThat(get("/api/v1/jobs/" + jobId).json().path("request_id").stringValue())
        .isEqualTo("sync-1");
  }

  @Test
  void anOrderThatIsSyncedNeedsNoJob() {
    String path = anOrder();
    String id = path.substring(path.lastIndexOf('/') + 1);
    var order = storage.orders().find(new OrderId(UUID.fromString(id))).orElseThrow();
    storage.orders().update(order.beginSync(clock.instant()).synced(1, "ext-1", clock.instant()));

    Reply reply = post(path + "/sync");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            "{\"enqueued\":false,\"message\":\"already_synced\",\"order_id\":\"%s\"}"
                .formatted(id));
    assertThat(get(path).json().path("external_id").stringValue()).isEqualTo("ext-1");
  }
}
