package com.smallbiz.bootstrap.conformance;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.smallbiz.application.port.in.CreateApiKey;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.bootstrap.story.ApiClient;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import com.smallbiz.bootstrap.story.RunningSystem;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Orders and jobs in each of their states, made as a client makes them, and new each time. */
final class Specimens {

  private static final String REFUSED = "Whom the external system refuses";
  private static final String DELAYED = "For whom the external system has no time";

  private static final String SLOW = "To whom the external system is slow";

  private final ApiClient api;
  private final String everyScope;
  private final String readsOrders;
  private final String readsJobs;

  Specimens(RunningSystem system) {
    this.api = system.api;
    this.everyScope =
        key(system, "orders:read", "orders:write", "jobs:read", "jobs:write", "jobs:admin");
    this.readsOrders = key(system, "orders:read");
    this.readsJobs = key(system, "jobs:read");
    WireMockServer external = system.servers.external;
    external.stubFor(
        post(urlEqualTo("/orders")).willReturn(jsonResponse("{\"external_id\":\"EXT-1\"}", 201)));
    external.stubFor(
        post(urlEqualTo("/orders"))
            .withRequestBody(containing(REFUSED))
            .willReturn(jsonResponse("{\"error\":\"no\"}", 422)));
    external.stubFor(
        post(urlEqualTo("/orders"))
            .withRequestBody(containing(DELAYED))
            .willReturn(serviceUnavailable().withHeader("Retry-After", "300")));
    external.stubFor(
        post(urlEqualTo("/orders"))
            .withRequestBody(containing(SLOW))
            .willReturn(jsonResponse("{\"external_id\":\"EXT-1\"}", 201).withFixedDelay(5_000)));
  }

  /** What the operation can be done to: the value of its path's parameter. */
  String subjectOf(Operation operation) {
    return switch (operation.id()) {
      case "fulfillOrder" -> submittedOrder();
      case "getJob", "deleteJob" -> succeededJob();
      case "retryJob" -> deadJob();
      case "killJob" -> retryingJob();
      case "pauseQueue", "resumeQueue" -> "default";
      default -> operation.path().startsWith("/problems") ? "not-found" : draftOrder();
    };
  }

  String keyWithEveryScope() {
    return everyScope;
  }

  /** A key that opens something, but not this. */
  String keyWithoutScopeFor(Operation operation) {
    return operation.path().startsWith("/api/v1/orders") ? readsJobs : readsOrders;
  }

  static String nobody() {
    return UUID.randomUUID().toString();
  }

  String draftOrder() {
    return order("Ada");
  }

  String submittedOrder() {
    return after("submit", draftOrder());
  }

  String fulfilledOrder() {
    return after("fulfill", submittedOrder());
  }

  String cancelledOrder() {
    return after("cancel", draftOrder());
  }

  String syncedOrder() {
    String order = draftOrder();
    awaitState(sync(order), "succeeded");
    return order;
  }

  String succeededJob() {
    Answer ping = api.post("/api/v1/jobs/ping", "{}");
    assertThat(ping.status()).isEqualTo(202);
    return awaitState(ping.text("job_id"), "succeeded");
  }

  String deadJob() {
    return awaitState(sync(order(REFUSED)), "dead");
  }

  String retryingJob() {
    return awaitState(sync(order(DELAYED)), "retrying");
  }

  /** It runs for some seconds. */
  String runningJob() {
    return awaitState(sync(order(SLOW)), "running");
  }

  private static String key(RunningSystem system, String... scopes) {
    var command = new CreateApiKeyCommand("A stranger", List.of(scopes), null);
    return system.part(CreateApiKey.class).create(command).secret().text();
  }

  private String order(String customer) {
    Answer created = api.post("/api/v1/orders", "{\"customer_name\":\"%s\"}".formatted(customer));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.text("id");
  }

  private String after(String action, String order) {
    assertThat(api.post("/api/v1/orders/" + order + "/" + action).status()).isEqualTo(200);
    return order;
  }

  private String sync(String order) {
    Answer sync = api.post("/api/v1/orders/" + order + "/sync");
    assertThat(sync.status()).isEqualTo(202);
    return sync.text("job_id");
  }

  private String awaitState(String job, String state) {
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> api.get("/api/v1/jobs/" + job).text("state").equals(state));
    return job;
  }
}
