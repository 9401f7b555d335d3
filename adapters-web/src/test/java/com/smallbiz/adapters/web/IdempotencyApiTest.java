package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.InMemoryIdempotencyKeys;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.StringUtils;

/** POST with an {@code Idempotency-Key}: done once, and answered the same however often. */
class IdempotencyApiTest extends ApiTest {

  private static final String ADA = "{\"customer_name\":\"Ada Lovelace\"}";
  private static final String GRACE = "{\"customer_name\":\"Grace Hopper\"}";
  private static final UUID ANYBODY = new UUID(0, 0);

  @Autowired private InMemoryIdempotencyKeys keys;

  /** Another one for each test. */
  private String key;

  @BeforeEach
  void newKey() {
    key = UUID.randomUUID().toString();
  }

  @Test
  void theSameRequestIsDoneOnceAndAnsweredTheSame() {
    Reply first = postOnce(ORDERS, ADA, "X-Request-Id", "first");
    Reply second = postOnce(ORDERS, ADA, "X-Request-Id", "second");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotent-Replayed")).isNull();
    assertThat(first.header("X-Request-Id")).isEqualTo("first");
    assertReplayed(second, first);
    assertThat(second.header("X-Request-Id")).isEqualTo("second");
    assertThat(second.header("ETag")).isEqualTo("\"1\"");
    assertThat(second.header("Content-Length")).isEqualTo(first.header("Content-Length"));
    assertThat(second.response().headers().allValues("X-Request-Id")).hasSize(1);
  }

  @Test
  void aKeyMakesNoOtherAnswerThanNone() {
    Reply with = postOnce(ORDERS, ADA);
    Reply without = postJson(ORDERS, ADA);

    // It is known how long it is before it is sent.
    assertThat(with.header("Transfer-Encoding")).isNull();
    assertThat(with.response().headers().map().keySet())
        .contains("location", "etag", "content-type", "cache-control", "x-request-id")
        .allSatisfy(
            name ->
                assertThat(
                        name.equals("content-length")
                            || without.response().headers().map().containsKey(name))
                    .as(name)
                    .isTrue());
    assertThat(with.header("Content-Type")).isEqualTo(without.header("Content-Type"));
    Reply replay = postOnce(ORDERS, ADA);
    for (Reply reply : List.of(without, with, replay)) {
      assertThat(reply.response().headers().allValues("Cache-Control"))
          .containsExactly("no-cache, private");
    }
  }

  @Test
  void whatHasChangedSinceIsNotSeen() {
    Reply first = postOnce(ORDERS, ADA);
    assertThat(delete(first.header("Location")).status()).isEqualTo(204);

    assertReplayed(postOnce(ORDERS, ADA), first);
    assertThat(get(first.header("Location")).status()).isEqualTo(404);
  }

  @Test
  void aBodyInChunksIsTheSameBody() {
    Reply first = postOnce(ORDERS, ADA);

    var chunks =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofByteArrays(List.of(ADA.getBytes(StandardCharsets.UTF_8))));
    Reply second = once(ORDERS, chunks, "Content-Type", "application/json");

    assertReplayed(second, first);
  }

  @Test
  void anActionWithoutABodyIsDoneOnce() {
    String order = anOrder();
    Reply first = actOnce(order + "/submit");
    Reply second = actOnce(order + "/submit");

    assertThat(first.status()).isEqualTo(200);
    assertReplayed(second, first);
  }

  @Test
  void anAnswerWithoutABodyIsReplayedWithoutOne() {
    Reply first = actOnce("/api/v1/queues/default/pause");
    Reply second = actOnce("/api/v1/queues/default/pause");
    post("/api/v1/queues/default/resume");

    assertThat(first.status()).isEqualTo(204);
    assertReplayed(second, first);
    assertThat(second.header("Content-Length")).isNull();
  }

  @Test
  void aSyncHasOneJob() {
    String order = anOrder();
    Reply first = actOnce(order + "/sync");
    Reply second = actOnce(order + "/sync");

    assertThat(first.status()).isEqualTo(202);
    assertReplayed(second, first);
    assertThat(second.header("Location")).startsWith("/api/v1/jobs/");
  }

  @Test
  void aPingIsEnqueuedOnce() {
    long before = pings();

    Reply first = actOnce("/api/v1/jobs/ping");
    assertReplayed(actOnce("/api/v1/jobs/ping"), first);

    assertThat(pings()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/orders, {\"customer_name\":\"Grace\"}",
    "/api/v1/orders, {\"customer_name\": \"Ada Lovelace\"}",
    "/api/v1/orders?a=b, {\"customer_name\":\"Ada Lovelace\"}",
    "/api/v1/orders?null, {\"customer_name\":\"Ada Lovelace\"}",
    "/api/v1/jobs/ping, {\"customer_name\":\"Ada Lovelace\"}"
  })
  void aKeyIsForOneRequestOnly(String path, String body) {
    postOnce(ORDERS, ADA);

    Reply other = postOnce(path, body);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency_key_reused");
    assertThat(other.header("Idempotent-Replayed")).isNull();
  }

  @Test
  void keysOfDifferentCallersDoNotMeet() {
    String one = "01900000-0000-7000-8000-000000000001";
    String another = "01900000-0000-7000-8000-000000000002";

    Reply first = postOnce(ORDERS, ADA, CallerByHeader.KEY_ID, one);
    Reply second = postOnce(ORDERS, ADA, CallerByHeader.KEY_ID, another);
    Reply third = postOnce(ORDERS, GRACE);

    assertThat(second.status()).isEqualTo(201);
    assertThat(third.status()).isEqualTo(201);
    assertThat(second.header("Location")).isNotEqualTo(first.header("Location"));
    assertReplayed(postOnce(ORDERS, ADA, CallerByHeader.KEY_ID, one), first);
    assertReplayed(postOnce(ORDERS, ADA, CallerByHeader.KEY_ID, another), second);
    assertReplayed(postOnce(ORDERS, GRACE), third);
  }

  @Test
  void whoComesWhileTheFirstIsBeingAnsweredIsToComeAgain() {
    keys.whileReservedElsewhere(
        new IdempotentRequest(ANYBODY, key, ""),
        () -> {
          Reply reply = postOnce(ORDERS, ADA);

          assertThat(reply.status()).isEqualTo(409);
          assertThat(reply.code()).isEqualTo("idempotency_in_flight");
          assertThat(reply.header("Retry-After")).isEqualTo("1");
        });

    assertThat(postOnce(ORDERS, ADA).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {                                   | */*             | 400",
        "text/plain       | {\"customer_name\":\"Ada\"}         | */*             | 415",
        "application/json | {\"customer_name\":\"\"}            | */*             | 422",
        "application/json | {\"customer_name\":\"Ada\"}         | application/xml | 406"
      })
  void whatWasNotBegunLeavesTheKeyUnused(String type, String body, String accept, int status) {
    Reply refused =
        once(ORDERS, BodyPublishers.ofString(body), "Content-Type", type, "Accept", accept);
    assertThat(refused.status()).isEqualTo(status);

    Reply corrected = postOnce(ORDERS, ADA);

    assertThat(corrected.status()).isEqualTo(201);
    assertThat(corrected.header("Idempotent-Replayed")).isNull();
    assertReplayed(postOnce(ORDERS, ADA), corrected);
  }

  @Test
  void aBodyThatIsTooLargeLeavesTheKeyUnused() {
    assertThat(postOnce(ORDERS, "\"" + "a".repeat(256 * 1024) + "\"").status()).isEqualTo(413);

    assertThat(postOnce(ORDERS, ADA).status()).isEqualTo(201);
  }

  @Test
  void aWrongMethodLeavesTheKeyUnused() {
    assertThat(actOnce(anOrder()).status()).isEqualTo(405);

    assertThat(postOnce(ORDERS, ADA).status()).isEqualTo(201);
  }

  @Test
  void anOutageLeavesTheKeyUnused() {
    storage.failWith(new StorageUnavailable("gone", new Exception()));
    Reply refused = postOnce(ORDERS, ADA);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("unavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    storage.recover();

    assertThat(postOnce(ORDERS, ADA).status()).isEqualTo(201);
  }

  @Test
  void anErrorOfOursIsAProblem() {
    storage.failWith(new IllegalStateException("on purpose"));

    Reply failed = postOnce(ORDERS, ADA);

    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.code()).isEqualTo("internal_error");
  }

  @Test
  void aRefusalOfTheWorkIsReplayed() {
    String order = anOrder();
    Reply refused = actOnce(order + "/fulfill");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.header("Idempotent-Replayed")).isNull();
    assertThat(post(order + "/submit").status()).isEqualTo(200);

    assertReplayed(actOnce(order + "/fulfill"), refused);

    assertThat(get(order).json().path("status").stringValue()).isEqualTo("submitted");
  }

  @Test
  void whatWasNotThereIsReplayed() {
    String path = ORDERS + "/" + UNKNOWN_ID + "/submit";
    Reply refused = actOnce(path);

    assertThat(refused.status()).isEqualTo(404);
    assertReplayed(actOnce(path), refused);
  }

  @Test
  void wherePathsLeadNowhereNoWorkHasBegun() {
    assertThat(actOnce("/api/v1/nowhere").status()).isEqualTo(404);
    assertThat(actOnce("/api/v1/nowhere").header("Idempotent-Replayed")).isNull();
  }

  @Test
  void aStoredAnswerWinsOverIfMatch() {
    String order = anOrder();
    Reply done = actOnce(order + "/submit", "If-Match", "\"1\"");
    assertThat(done.status()).isEqualTo(200);
    assertReplayed(actOnce(order + "/submit", "If-Match", "\"1\""), done);

    newKey();
    Reply stale = actOnce(order + "/fulfill", "If-Match", "\"1\"");
    assertThat(stale.status()).isEqualTo(412);
    assertReplayed(actOnce(order + "/fulfill", "If-Match", "\"2\""), stale);
  }

  @Test
  void afterADayAKeyIsNew() {
    Reply first = postOnce(ORDERS, ADA);
    clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertReplayed(postOnce(ORDERS, ADA), first);

    clock.advance(Duration.ofSeconds(1));
    Reply anew = postOnce(ORDERS, GRACE);

    assertThat(anew.status()).isEqualTo(201);
    assertReplayed(postOnce(ORDERS, GRACE), anew);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "\u00e9", "\u007f", "a, b", "\u0001"})
  void aKeyHasVisibleAsciiCharactersOnly(String malformed) {
    assertThat(raw("POST /api/v1/jobs/ping HTTP/1.1", "Idempotency-Key: " + malformed))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"code\":\"bad_request\"");
  }

  @Test
  void theProblemOfAKeyNamesTheRule() {
    key = "a b";

    assertThat(postOnce(ORDERS, ADA).json().path("detail").stringValue())
        .isEqualTo(
            "The header Idempotency-Key must be there once"
                + " and have 1 to 255 visible ASCII characters");
  }

  @Test
  void aKeyHas255CharactersAtMost() {
    key = (key + "!~\"\\,;").repeat(10).substring(0, 255);
    Reply first = postOnce(ORDERS, ADA);
    assertReplayed(postOnce(ORDERS, ADA), first);

    key = key + "x";
    assertThat(postOnce(ORDERS, ADA).status()).isEqualTo(400);
  }

  @Test
  void aKeyIsSentOnce() {
    assertThat(postOnce(ORDERS, ADA, "Idempotency-Key", key).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%61pi/v1/orders", "/api/v1/./orders", "//api/v1/orders"})
  void noSpellingOfAPathLeadsAroundTheKey(String path) {
    Reply first = postOnce(path, ADA);

    Reply second = postOnce(path, ADA);

    if (first.status() == 201) {
      assertReplayed(second, first);
    } else {
      assertThat(second.status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PATCH", "DELETE", "OPTIONS"})
  void otherMethodsTakeNoKey(String method) {
    String order = anOrder();
    for (int time = 1; time <= 2; time++) {
      Reply reply =
          send(
              method,
              order,
              method.equals("PATCH")
                  ? BodyPublishers.ofString("{\"note\":\"n\"}")
                  : BodyPublishers.noBody(),
              "Content-Type",
              "application/json",
              "Idempotency-Key",
              "n o t a k e y");
      assertThat(reply.status()).isNotEqualTo(400);
      assertThat(reply.header("Idempotent-Replayed")).isNull();
    }
  }

  @Test
  void outsideOfTheApiThereAreNoKeys() {
    long before = pings();

    actOnce("/jobs/ping");
    Reply again = actOnce("/jobs/ping");

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("Idempotent-Replayed")).isNull();
    assertThat(pings()).isEqualTo(before + 2);
  }

  /** Without a body. */
  private Reply actOnce(String path, String... headers) {
    return once(path, BodyPublishers.noBody(), headers);
  }

  private Reply postOnce(String path, String json, String... headers) {
    return once(
        path,
        BodyPublishers.ofString(json),
        StringUtils.concatenateStringArrays(
            headers, new String[] {"Content-Type", "application/json"}));
  }

  private Reply once(String path, BodyPublisher body, String... headers) {
    return send(
        "POST",
        path,
        body,
        StringUtils.concatenateStringArrays(headers, new String[] {"Idempotency-Key", key}));
  }

  private long pings() {
    return storage
        .catalog()
        .page(new JobQuery(new JobFilter(null, null, "ping"), 100, null))
        .jobs()
        .size();
  }

  private static void assertReplayed(Reply replay, Reply first) {
    assertThat(replay.status()).isEqualTo(first.status());
    assertThat(replay.text()).isEqualTo(first.text());
    for (String header :
        new String[] {"Location", "ETag", "Content-Type", "Cache-Control", "Content-Length"}) {
      assertThat(replay.header(header)).as(header).isEqualTo(first.header(header));
    }
    assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
  }
}
