package com.smallbiz.bootstrap.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rate limit adds to a request: the same request, by turns to an instance with the limit
 * and to one without, which share this process, its compiled code and the servers.
 */
final class RateLimitCost implements Figure {

  private static final int REQUESTS = 2_000;
  private static final String PATH = "/api/v1/orders?limit=1";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest unlimited;
  private final HttpRequest limited;

  RateLimitCost(Testbed testbed) {
    this.unlimited = request(testbed.port());
    this.limited = request(testbed.portOfLimited("1000000/1s"));
  }

  @Override
  public Map<String, Double> round() throws Exception {
    var without = new ArrayList<Long>();
    var with = new ArrayList<Long>();
    for (int i = 0; i < REQUESTS; i++) {
      without.add(nanos(unlimited));
      with.add(nanos(limited));
    }
    var medians = new LinkedHashMap<String, Double>();
    medians.put("A request without the rate limit, p50", micros(without));
    medians.put("– with it", micros(with));
    medians.put("– what it costs", micros(with) - micros(without));
    return medians;
  }

  private long nanos(HttpRequest request) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    var response = client.send(request, BodyHandlers.discarding());
    long nanos = System.nanoTime() - begin;
    boolean counted = response.headers().firstValue("RateLimit").isPresent();
    if (response.statusCode() != 200 || counted != request.equals(limited)) {
      throw new IllegalStateException("not what was to be measured: " + response);
    }
    return nanos;
  }

  /** The median. */
  private static double micros(List<Long> nanos) {
    return nanos.stream().sorted().skip(REQUESTS / 2).findFirst().orElseThrow() / 1_000.0;
  }

  private static HttpRequest request(int port) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH)).build();
  }
}
