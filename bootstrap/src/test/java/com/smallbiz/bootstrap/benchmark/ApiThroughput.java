package com.smallbiz.bootstrap.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Jobs enqueued one at a time by {@code POST /jobs/ping}, each in a transaction of its own. */
final class ApiThroughput implements Figure {

  static final int CONNECTIONS = 16;

  static final String NAME = "Enqueue by the API";
  static final String CEILING = "Load generator: against a server that only answers";

  private static final Duration LENGTH = Duration.ofSeconds(3);

  private static final byte[] REQUEST =
      """
      POST /jobs/ping HTTP/1.1
      Host: localhost
      Content-Type: application/json
      Content-Length: 19

      {"message":"hello"}"""
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final Testbed testbed;

  ApiThroughput(Testbed testbed) {
    this.testbed = testbed;
  }

  @Override
  public Map<String, Double> round() throws Exception {
    testbed.reset();
    return Map.of(NAME, new HttpLoad(testbed.worker().port(), REQUEST).run(CONNECTIONS, LENGTH));
  }

  /** What the load generator itself is good for. */
  static Map<String, Double> ceiling() throws Exception {
    try (var stub = new StubServer(REQUEST.length)) {
      return Map.of(
          CEILING, new HttpLoad(stub.port(), REQUEST).run(CONNECTIONS, Duration.ofSeconds(1)));
    }
  }
}
