package com.smallbiz.bootstrap.chaos;

import com.smallbiz.bootstrap.story.ApiClient;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Whatever else comes to a server: who looks, who tries again, who is lost, and who is wrong. */
final class PassersBy implements AutoCloseable {

  private static final String ORDERS = "/api/v1/orders";
  private static final int PAUSE_MILLIS = 50;

  private final ApiClient api;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  private PassersBy(ApiClient api) {
    this.api = api;
  }

  static PassersBy come(ApiClient api) {
    var passers = new PassersBy(api);
    passers.thread.execute(passers::walk);
    return passers;
  }

  /** What was not answered as it should be. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  void leave() throws InterruptedException {
    over.countDown();
    thread.shutdown();
    if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("requests are not answered");
    }
  }

  @Override
  public void close() {
    over.countDown();
    thread.shutdownNow();
  }

  private void walk() {
    try {
      do {
        pass();
      } while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (AssertionError noAnswer) {
      failures.add(noAnswer.toString());
    }
  }

  private void pass() {
    expect(200, "a list", api.get(ORDERS + "?limit=20"));
    expect(404, "an unknown path", api.get("/" + UUID.randomUUID()));
    expect(404, "an unknown order", api.get(ORDERS + "/" + UUID.randomUUID()));
    expect(422, "an order of nobody", api.post(ORDERS, "{\"customer_name\":\"\"}"));
    expect(400, "garbage", api.post(ORDERS, "{"));
    expect(200, "the console's login", api.get("/admin/login"));
    expect(202, "a ping", api.post("/jobs/ping", "{\"message\":\"hello\"}"));
    String key = UUID.randomUUID().toString();
    Answer order = expect(201, "an order", create(key));
    expect(201, "the same order", create(key));
    String place = order.header("Location");
    expect(204, "an order that is deleted", api.delete(place));
    expect(404, "an order that was deleted", api.get(place));
  }

  private Answer create(String key) {
    return api.send(
        api.request(ORDERS)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString("{\"customer_name\":\"Grace\"}")));
  }

  private Answer expect(int status, String what, Answer answer) {
    if (answer.status() != status) {
      failures.add(what + " is answered " + answer.status());
    }
    return answer;
  }
}
