package com.smallbiz.bootstrap.chaos;

import com.smallbiz.bootstrap.chaos.PlainClient.Reply;
import com.smallbiz.bootstrap.chaos.Site.Sync;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients that write orders, have them synced and read them, one after the other without end, each
 * over a connection of its own. They expect every request to be answered as asked for.
 */
final class Customers implements AutoCloseable {

  private static final int NUMBER = 8;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern JOB = Pattern.compile("\"job_id\":\"([^\"]+)\"");

  private final int port;
  private final ExecutorService threads = Executors.newFixedThreadPool(NUMBER);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<Sync> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  private Customers(int port) {
    this.port = port;
  }

  static Customers come(int port) {
    var customers = new Customers(port);
    for (int customer = 0; customer < NUMBER; customer++) {
      customers.threads.execute(customers::shop);
    }
    return customers;
  }

  /** The syncs that were promised so far. */
  List<Sync> accepted() {
    return List.copyOf(accepted);
  }

  /** What was not as it should be, each with what was asked for. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** They go when their last requests are answered. */
  void leave() throws InterruptedException {
    over.countDown();
    threads.shutdown();
    if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("requests are not answered");
    }
  }

  @Override
  public void close() {
    over.countDown();
    threads.shutdownNow();
  }

  private void shop() {
    try (var client = new PlainClient(port)) {
      do {
        order(client);
      } while (!over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void order(PlainClient client) {
    String asked = "create";
    try {
      Reply order = client.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}");
      String id = expect(asked, order, 201, ID);
      asked = "sync";
      Reply sync = client.post("/api/v1/orders/" + id + "/sync", "");
      accepted.add(new Sync(id, expect(asked, sync, 202, JOB)));
      asked = "read";
      expect(asked, client.get("/api/v1/orders/" + id), 200, ID);
    } catch (IOException | AssertionError failure) {
      failures.add(asked + ": " + failure);
    }
  }

  private static String expect(String asked, Reply reply, int status, Pattern part) {
    Matcher found = part.matcher(reply.body());
    if (reply.status() != status || !found.find()) {
      throw new AssertionError(asked + " is answered " + reply);
    }
    return found.group(1);
  }
}
