package com.smallbiz.adapters.sync;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.smallbiz.application.testkit.OrderSyncerContract;
import com.smallbiz.domain.order.Order;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The contract against an external system that is there, on the other side of a socket. */
abstract class WireMockOrderSyncerContract extends OrderSyncerContract {

  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final WireMockServer SERVER =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeAll
  static void startServer() {
    SERVER.start();
  }

  @AfterAll
  static void stopServer() {
    SERVER.stop();
  }

  @BeforeEach
  void resetServer() {
    SERVER.resetAll();
  }

  @Override
  protected void externalSystem(ExternalSystem behaviour) {
    answer(
        switch (behaviour) {
          case TAKES_ORDERS -> aResponse().withStatus(201).withBody("{\"external_id\":\"EXT-1\"}");
          case HAS_THEM_ALREADY ->
              aResponse().withStatus(409).withBody("{\"external_id\":\"EXT-1\"}");
          case REFUSES_THEM -> aResponse().withStatus(422);
          case IS_AWAY -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
          case TALKS_NONSENSE -> aResponse().withStatus(200).withBody("<html>Welcome</html>");
          case ASKS_FOR_AN_HOUR -> aResponse().withStatus(503).withHeader("Retry-After", "3600");
        });
  }

  @Override
  protected List<Arrival> arrivals() {
    return requests().stream()
        .map(
            request -> new Arrival(request.getHeader("Idempotency-Key"), request.getBodyAsString()))
        .toList();
  }

  @Override
  protected String externalId(Order order) {
    return "EXT-1";
  }

  static void answer(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(any(anyUrl()).willReturn(answer));
  }

  static void answerAt(String path, ResponseDefinitionBuilder answer) {
    SERVER.stubFor(post(path).willReturn(answer));
  }

  static List<LoggedRequest> requests() {
    return SERVER.findAll(anyRequestedFor(anyUrl()));
  }

  static URI url() {
    return URI.create(SERVER.baseUrl());
  }

  static HttpOrderSyncer over(URI url, Duration limit) {
    var settings = new SyncSettings(url, null, limit);
    return new HttpOrderSyncer(
        settings, TimeLimiter.of(limit), Clock.systemUTC(), OpenTelemetry.noop());
  }
}
