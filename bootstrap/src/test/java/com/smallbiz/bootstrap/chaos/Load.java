package com.smallbiz.bootstrap.chaos;

import com.smallbiz.bootstrap.chaos.Site.Sync;
import com.smallbiz.bootstrap.story.ApiClient;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Clients that write orders and have each synced, at a steady pace, whatever happens meanwhile. */
final class Load implements AutoCloseable {

  private static final int CLIENTS = 8;

  private final Supplier<ApiClient> api;
  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
  private final Queue<Sync> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  private Load(Supplier<ApiClient> api) {
    this.api = api;
  }

  static Load begin(ApiClient api, int perSecond) {
    return begin(() -> api, perSecond);
  }

  /**
   * @param api whichever is there at the moment
   */
  static Load begin(Supplier<ApiClient> api, int perSecond) {
    var load = new Load(api);
    for (int client = 0; client < CLIENTS; client++) {
      var unused =
          load.clients.scheduleAtFixedRate(
              load::request,
              client * 1_000_000L / perSecond,
              CLIENTS * 1_000_000L / perSecond,
              TimeUnit.MICROSECONDS);
    }
    return load;
  }

  /** What the API has promised so far. */
  List<Sync> accepted() {
    return List.copyOf(accepted);
  }

  /** The statuses of answers that were not as asked for. */
  List<Integer> refusals() {
    return List.copyOf(refusals);
  }

  /** Requests that got no answer at all. */
  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** No request more, and those under way are answered. */
  void end() throws InterruptedException {
    clients.shutdown();
    if (!clients.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("requests are not answered");
    }
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }

  private void request() {
    try {
      ApiClient present = api.get();
      Answer order = present.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}");
      if (order.status() != 201) {
        refusals.add(order.status());
        return;
      }
      Answer sync = present.post(order.header("Location") + "/sync");
      if (sync.status() != 202) {
        refusals.add(sync.status());
        return;
      }
      accepted.add(new Sync(order.text("id"), sync.text("job_id")));
    } catch (Throwable noAnswer) {
      failures.add(noAnswer);
    }
  }
}
