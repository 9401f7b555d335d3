package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com",
        "http://localhost:5173",
        "https://127.0.0.1",
        "https://[::1]:8443"
      })
  void anOriginIsWhatABrowserSends(String origin) {
    assertThat(new CorsSettings(List.of(origin)).origins()).containsExactly(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "null",
        "https://*.example.com",
        "app.example.com",
        "https://app.example.com/",
        "https://app.example.com/path",
        "https://app.example.com?",
        "https://App.Example.com",
        "HTTPS://app.example.com",
        "https://app.example.com:443",
        "http://app.example.com:80",
        "https://me@app.example.com",
        "ftp://app.example.com",
        "file:///",
        "https://"
      })
  void whatNoBrowserSendsIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new CorsSettings(List.of(text)));
  }
}
