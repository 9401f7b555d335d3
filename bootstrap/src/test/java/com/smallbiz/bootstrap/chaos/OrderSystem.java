package com.smallbiz.bootstrap.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for the external order system and keeps the books on who called it how often. As the
 * real one, it makes one order of all calls with the same idempotency key, however many there are
 * and whether or not anybody is there to take its answer.
 */
final class OrderSystem implements AutoCloseable {

  private static final int OPEN_CONNECTIONS = 1_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Keys in the order of the calls. Guarded by this, as is all that follows. */
  private final List<String> calls = new ArrayList<>();

  private final Map<String, Integer> inProgress = new HashMap<>();
  private final Set<String> calledTwiceAtOnce = new TreeSet<>();
  private final Set<Integer> answered = new TreeSet<>();
  private boolean holding;
  private Duration latency = Duration.ZERO;
  private Duration refusal = Duration.ZERO;

  private OrderSystem() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), OPEN_CONNECTIONS);
    server.createContext("/orders", this::take);
    server.setExecutor(threads);
  }

  static OrderSystem start() {
    try {
      var system = new OrderSystem();
      system.server.start();
      return system;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on every call takes that long. */
  synchronized void answersAfter(Duration latency) {
    this.latency = latency;
  }

  /** From now on no call is answered before {@link #release}. */
  synchronized void hold() {
    holding = true;
  }

  /** All calls are answered, those that wait and those to come. */
  synchronized void release() {
    holding = false;
    notifyAll();
  }

  /**
   * One call is answered, also while others are held.
   *
   * @param number of the call, in the order in which they came, from 0
   */
  synchronized void answer(int number) {
    answered.add(number);
    notifyAll();
  }

  /** The next call is refused for the time being, with a {@code Retry-After}. */
  synchronized void refusesOnce(Duration retryAfter) {
    refusal = retryAfter;
  }

  /** How many calls wait for their answer. */
  synchronized int callsInProgress() {
    return inProgress.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How often an order was sent. */
  synchronized int callsFor(String order) {
    return (int) calls.stream().filter(key -> key.startsWith(order + ":")).count();
  }

  /** The keys that an order was sent under: each has made an order here. */
  synchronized Set<String> keysFor(String order) {
    var keys = new TreeSet<>(calls);
    keys.removeIf(key -> !key.startsWith(order + ":"));
    return keys;
  }

  /** The keys that at some time two calls carried at once. */
  synchronized Set<String> calledTwiceAtOnce() {
    return Set.copyOf(calledTwiceAtOnce);
  }

  @Override
  public void close() {
    closing.countDown();
    release();
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      int number = begin(key);
      try {
        Duration retryAfter = refusal();
        if (!retryAfter.isZero()) {
          exchange.getResponseHeaders().set("Retry-After", "" + retryAfter.toSeconds());
          exchange.sendResponseHeaders(503, -1);
          return;
        }
        awaitAnswer(number);
      } finally {
        end(key);
      }
      answer(exchange, key.substring(0, key.indexOf(':')));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswer(int number) throws InterruptedException {
    Duration pause = awaitTurn(number);
    var unused = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized Duration awaitTurn(int number) throws InterruptedException {
    while (holding && !answered.contains(number)) {
      wait();
    }
    return latency;
  }

  private synchronized int begin(String key) {
    calls.add(key);
    if (inProgress.merge(key, 1, Integer::sum) > 1) {
      calledTwiceAtOnce.add(key);
    }
    return calls.size() - 1;
  }

  private synchronized Duration refusal() {
    Duration now = refusal;
    refusal = Duration.ZERO;
    return now;
  }

  private synchronized void end(String key) {
    inProgress.merge(key, -1, Integer::sum);
  }

  private static void answer(HttpExchange exchange, String order) throws IOException {
    byte[] body = "{\"external_id\":\"EXT-%s\"}".formatted(order).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(201, body.length);
    exchange.getResponseBody().write(body);
  }
}
