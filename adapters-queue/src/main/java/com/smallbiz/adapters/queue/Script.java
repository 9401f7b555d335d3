package com.smallbiz.adapters.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What Redis does in one go. Every script may be run again with the same arguments without harm,
 * since Redisson sends it again when the answer does not come in time.
 */
enum Script {
  HAND_IN("hand-in.lua"),
  EPOCH("epoch.lua"),
  CLAIM("claim.lua"),
  RENEW("renew.lua"),
  SETTLE("settle.lua"),
  REAP("reap.lua"),
  ADOPT("adopt.lua"),
  EVICTION("eviction.lua");

  private final String text;

  Script(String file) {
    this.text = read("prelude.lua") + read(file);
  }

  String text() {
    return text;
  }

  static String read(String file) {
    try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
