package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come as the body of a request: one JSON value in UTF-8, of limited size. */
class BodyApiTest extends ApiTest {

  private static final int LIMIT = 256 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"customer_name\":}",
        "{'customer_name':'Ada'}",
        "{\"customer_name\":\"Ada\",}",
        "{\"customer_name\":\"Ada\"} x",
        "{\"customer_name\":\"Ada\"}{}",
        "{\"customer_name\":\"Ada\",\"customer_name\":\"Ada\"}",
        "{\"customer_name\":\"Ada\",\"customer\\u005fname\":\"Ada\"}",
        "{\"line_items\":[{\"sku\":\"a\",\"sku\":\"b\"}]}",
        "{\"total_cents\":01}",
        "{\"total_cents\":+1}",
        "{\"total_cents\":NaN}",
        "{\"total_cents\":.5}",
        "{\"note\":\"a\tb\"}",
        "{\"note\":\"\\x\"}",
        "// nothing",
        "\uFEFF{\"customer_name\":\"Ada\"}"
      })
  void aBodyThatIsNoJsonIsMalformed(String body) {
    assertMalformed(postJson(ORDERS, body));
    assertMalformed(patch(anOrder(), body));
  }

  @Test
  void aPingThatIsNoJsonIsMalformed() {
    assertMalformed(postJson("/jobs/ping", "{"));
    assertMalformed(postJson("/jobs/ping", " "));
  }

  @Test
  void aBodyOfAnotherEncodingIsMalformed() {
    String body = "{\"customer_name\":\"Adé\"}";

    assertMalformed(postBytes(ORDERS, body.getBytes(StandardCharsets.ISO_8859_1)));
    assertMalformed(postBytes(ORDERS, body.getBytes(StandardCharsets.UTF_16)));
    assertMalformed(postBytes(ORDERS, body.getBytes(StandardCharsets.UTF_16LE)));
    assertMalformed(
        postBytes(ORDERS, new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}));
    assertMalformed(postBytes(ORDERS, new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}));
  }

  @Test
  void aBodyIsNestedThirtyTwoLevelsDeepAtMost() {
    assertThat(postJson(ORDERS, "[".repeat(32) + "]".repeat(32)).status()).isEqualTo(422);
    assertMalformed(postJson(ORDERS, "[".repeat(33) + "]".repeat(33)));
    assertMalformed(postJson(ORDERS, "[".repeat(100_000)));
    String nested =
        "{\"customer_name\":\"Ada\",\"x\":" + "{\"a\":".repeat(31) + "1" + "}".repeat(32);
    assertThat(postJson(ORDERS, nested).errors()).containsExactly("#/x unknown_field");
  }

  @Test
  void aVeryLongNumberOrNameIsNoErrorOfOurs() {
    assertThat(
            postJson(ORDERS, "{\"customer_name\":\"A\",\"total_cents\":" + "9".repeat(9_999) + "}")
                .errors())
        .containsExactly("#/total_cents out_of_range");
    assertMalformed(postJson(ORDERS, "{\"total_cents\":" + "9".repeat(100_000) + "}"));
    assertThat(
            postJson(ORDERS, "{\"customer_name\":\"A\",\"" + "n".repeat(200_000) + "\":1}")
                .status())
        .isEqualTo(422);
  }

  @Test
  void aBodyHas256KibibytesAtMostAnnouncedOrNot() {
    byte[] full = bodyOf(LIMIT);
    byte[] tooLarge = bodyOf(LIMIT + 1);

    assertThat(postBytes(ORDERS, full).errors()).containsExactly("#/note too_long");
    assertThat(chunked(ORDERS, full).errors()).containsExactly("#/note too_long");
    assertTooLarge(postBytes(ORDERS, tooLarge));
    assertTooLarge(chunked(ORDERS, tooLarge));
    assertTooLarge(chunked(ORDERS, bodyOf(20_000_000)));
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAlsoWhereNoneIsWanted() {
    String order = anOrder();
    byte[] tooLarge = bodyOf(LIMIT + 1);

    assertTooLarge(postBytes(order + "/submit", tooLarge));
    assertTooLarge(chunked(order + "/submit", tooLarge));
    assertTooLarge(postBytes("/jobs/ping", tooLarge));
    assertTooLarge(send("DELETE", order, BodyPublishers.ofByteArray(tooLarge)));
    assertTooLarge(send("PUT", "/nowhere", BodyPublishers.ofByteArray(tooLarge)));
    assertThat(get(order).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void aBodyInChunksIsReadLikeAnyOther() {
    assertThat(
            chunked(ORDERS, "{\"customer_name\":\"Ada\"}".getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(201);
  }

  private static void assertMalformed(Reply reply) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("malformed_json");
    assertThat(reply.text()).doesNotContain("jackson");
  }

  private static void assertTooLarge(Reply reply) {
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.code()).isEqualTo("payload_too_large");
  }

  private Reply chunked(String path, byte[] body) {
    return send(
        "POST",
        path,
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
        "Content-Type",
        "application/json");
  }

  private static byte[] bodyOf(int bytes) {
    String frame = "{\"customer_name\":\"Ada\",\"note\":\"\"}";
    return frame
        .replace("\"\"}", "\"" + "a".repeat(bytes - frame.length()) + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
