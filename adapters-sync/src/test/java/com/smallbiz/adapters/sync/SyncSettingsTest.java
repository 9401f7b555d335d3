package com.smallbiz.adapters.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncSettingsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders.example.com",
        "/orders",
        "ftp://user:hunter2@orders.example.com",
        "http:///orders",
        "https://orders.example.com?key=hunter2",
        "https://orders.example.com#hunter2",
        "http://user:hunter2@under_score"
      })
  void anAddressThatNoOrderCanBePostedToIsRefusedWithoutBeingShown(String url) {
    assertThatThrownBy(() -> new SyncSettings(URI.create(url), null, TIMEOUT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the URL of the external order system must begin with http://")
        .message()
        .doesNotContain("hunter2", "example.com");
  }

  @Test
  void aBrokenSecretIsRefused() {
    var url = URI.create("https://orders.example.com");

    assertThatThrownBy(() -> new SyncSettings(url, "whsec_%", TIMEOUT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBlankSecretIsNone() {
    var url = URI.create("https://orders.example.com");

    assertThat(new SyncSettings(url, " ", TIMEOUT).secret()).isNull();
  }

  @Test
  void showsNoSecrets() {
    var settings =
        new SyncSettings(URI.create("https://user:hunter2@orders.example.com"), "s3cret", TIMEOUT);

    assertThat(settings).hasToString("SyncSettings[host=orders.example.com, signed=true]");
  }
}
