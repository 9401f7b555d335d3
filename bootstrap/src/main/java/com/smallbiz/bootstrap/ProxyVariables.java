package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.ProxySettings;
import java.util.stream.Stream;

/** Reads which proxies are believed when they say for whom they ask. */
final class ProxyVariables {

  private ProxyVariables() {}

  static ProxySettings read(Variables variables) {
    return variables.has("SMALLBIZ_TRUSTED_PROXIES")
        ? variables.read(
            "SMALLBIZ_TRUSTED_PROXIES",
            "addresses and networks of proxies: 10.0.0.0/8,fd00::1",
            value -> new ProxySettings(Stream.of(value.split(",", -1)).map(String::strip).toList()))
        : ProxySettings.NONE;
  }
}
