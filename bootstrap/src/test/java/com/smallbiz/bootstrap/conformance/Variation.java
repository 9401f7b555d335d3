package com.smallbiz.bootstrap.conformance;

import java.nio.charset.StandardCharsets;

/**
 * A body that is wrong in one way.
 *
 * @param name what is wrong
 * @param status with which it must be refused
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record Variation(String name, byte[] body, int status) {

  static Variation invalid(String name, String json) {
    return new Variation(name, json.getBytes(StandardCharsets.UTF_8), 422);
  }

  static Variation malformed(String name, String text) {
    return malformed(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Variation malformed(String name, byte[] body) {
    return new Variation(name, body, 400);
  }
}
