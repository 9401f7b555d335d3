package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.application.usecase.ApiKeyAdministration;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the API is open nobody needs a key, but a key that is sent counts. */
class OpenAccessApiTest extends ApiTest {

  @Autowired private ApiKeyAdministration administration;

  @Test
  void whoSendsNoKeyMayDoAll() {
    assertThat(get(ORDERS).status()).isEqualTo(200);
    assertThat(post("/jobs/ping").status()).isEqualTo(202);
    assertThat(get("/api/v1/nowhere").status()).isEqualTo(404);
    assertThat(send("OPTIONS", ORDERS, BodyPublishers.noBody()).status()).isEqualTo(200);
  }

  @Test
  void aWebsiteMayNotDoWhatProgramsHereMay() {
    assertThat(post("/jobs/ping", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(401);
    assertThat(post("/jobs/ping", "Sec-Fetch-Site", "same-origin").status()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost,              200",
    "127.0.0.1:3000,         200",
    "[::1]:3000,             200",
    "evil.example,           401",
    "127.0.0.1.evil.example, 401",
  })
  void aNameThatAWebsiteMadeLeadHereIsNotOurs(String host, int status) {
    String request =
        "GET " + ORDERS + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";

    assertThat(wire(request)).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void aBadKeyIsRefused() {
    assertThat(get(ORDERS, ApiKeyApiTest.bearing("nonsense")).status()).isEqualTo(401);
    assertThat(get(ORDERS, ApiKeyApiTest.bearing(ApiKeyApiTest.UNKNOWN_KEY)).status())
        .isEqualTo(401);
  }

  @Test
  void aGoodKeyMayDoWhatItsScopesAllow() {
    String key =
        administration
            .create(new CreateApiKeyCommand("The shop", List.of("orders:read"), null))
            .secret()
            .text();

    assertThat(get(ORDERS, ApiKeyApiTest.bearing(key)).status()).isEqualTo(200);
    assertThat(post(ORDERS, ApiKeyApiTest.bearing(key)).status()).isEqualTo(403);
  }
}
