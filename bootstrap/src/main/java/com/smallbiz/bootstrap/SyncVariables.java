package com.smallbiz.bootstrap;

import com.smallbiz.adapters.sync.SyncSettings;
import java.net.URI;
import java.time.Duration;

/** Where the external order system is. */
final class SyncVariables {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  private SyncVariables() {}

  static SyncSettings read(Variables variables) {
    SyncSettings unsigned =
        variables.read(
            "SMALLBIZ_SYNC_URL",
            "the base URL of the external order system: https://host/path",
            value -> new SyncSettings(URI.create(value), null, CONNECT_TIMEOUT));
    return variables.has("SMALLBIZ_SYNC_SECRET")
        ? variables.read(
            "SMALLBIZ_SYNC_SECRET",
            "a signing secret, as it is or as whsec_<base64>",
            secret -> new SyncSettings(unsigned.url(), secret, CONNECT_TIMEOUT))
        : unsigned;
  }
}
