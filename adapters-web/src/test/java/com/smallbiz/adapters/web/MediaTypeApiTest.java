package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeApiTest extends ApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/yaml", "*/*"})
  void aBodyThatIsNotAnnouncedAsJsonIsRefused(String contentType) {
    Reply post = send("POST", ORDERS, BodyPublishers.ofString("{}"), "Content-Type", contentType);
    assertThat(post.status()).isEqualTo(415);
    assertThat(post.code()).isEqualTo("unsupported_media_type");
    assertThat(post.header("Accept")).isEqualTo("application/json");

    Reply patch =
        send("PATCH", anOrder(), BodyPublishers.ofString("{}"), "Content-Type", contentType);
    assertThat(patch.status()).isEqualTo(415);
    assertThat(patch.header("Accept-Patch"))
        .isEqualTo("application/merge-patch+json, application/json");
  }

  @Test
  void aMediaTypeThatIsNoneIsRefused() {
    assertThat(
            send("POST", ORDERS, BodyPublishers.ofString("{}"), "Content-Type", "garbage").status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({"utf-8, 422", "UTF-8, 422", "utf-16, 415", "iso-8859-1, 415", "nope, 415"})
  void aBodyIsUtf8AndMustNotSayOtherwise(String charset, int status) {
    String contentType = "application/json; charset=" + charset;

    assertThat(
            send("POST", ORDERS, BodyPublishers.ofString("{}"), "Content-Type", contentType)
                .status())
        .isEqualTo(status);
  }

  @Test
  void aBodyWithoutAnyMediaTypeIsRefused() {
    assertThat(send("POST", ORDERS, BodyPublishers.ofString("{}")).status()).isEqualTo(415);
  }

  @Test
  void aMergePatchIsNoNewOrder() {
    Reply reply =
        send(
            "POST",
            ORDERS,
            BodyPublishers.ofString("{}"),
            "Content-Type",
            "application/merge-patch+json");

    assertThat(reply.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
  void multipartIsRefused(String contentType) {
    assertThat(
            send("POST", ORDERS, BodyPublishers.ofString("--x"), "Content-Type", contentType)
                .status())
        .isEqualTo(415);
  }

  @Test
  void aFormIsNotReadEvenIfItIsBroken() {
    String form = "application/x-www-form-urlencoded";
    var broken = "limit=%zz";

    assertThat(
            send("PATCH", anOrder(), BodyPublishers.ofString(broken), "Content-Type", form)
                .status())
        .isEqualTo(415);
    assertThat(
            send("DELETE", anOrder(), BodyPublishers.ofString(broken), "Content-Type", form)
                .status())
        .isEqualTo(415);
    assertThat(
            send(
                    "POST",
                    anOrder() + "/submit",
                    BodyPublishers.ofString(broken),
                    "Content-Type",
                    form)
                .status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;charset=UTF-8", "APPLICATION/JSON"})
  void jsonMayBeAnnouncedInOtherWords(String contentType) {
    assertThat(
            send(
                    "POST",
                    ORDERS,
                    BodyPublishers.ofString("{\"customer_name\":\"Ada\"}"),
                    "Content-Type",
                    contentType)
                .status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml",
        "application/yaml",
        "image/*",
        "json",
        "application/json;q=0",
        "application/json;q=0, */*;q=0.5",
        "*/*;q=0"
      })
  void whatCannotBeAcceptedIsNotDone(String accept) {
    String order = anOrder();

    for (Reply reply :
        List.of(
            get(order, "Accept", accept),
            post(order + "/submit", "Accept", accept),
            post("/jobs/ping", "Accept", accept),
            delete(order, "Accept", accept))) {
      assertThat(reply.status()).isEqualTo(406);
      assertThat(reply.code()).isEqualTo("not_acceptable");
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }
    assertThat(get(order).header("ETag")).isEqualTo("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*", "application/*", "text/html,*/*;q=0.1", "application/json;charset=utf-8"})
  void jsonIsWhatIsSentToWhoeverAcceptsIt(String accept) {
    assertThat(get(anOrder(), "Accept", accept).header("Content-Type"))
        .isEqualTo("application/json");
  }
}
