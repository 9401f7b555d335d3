package com.smallbiz.bootstrap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for the external order system in a development run, on loopback only.
 *
 * <p>{@code POST /orders} takes an order and names it; the same order has the same name whatever
 * its content and however often it comes. {@code PUT /simulation} with {@code
 * {"latency_ms":150,"failure_rate":0.2}} makes it slow and unreliable, {@code GET /simulation}
 * tells how slow and unreliable it is. An order of a customer at {@code example.invalid} is
 * refused, however often it comes.
 */
public final class SimulatedOrderSystem {

  /** How slow it is, and which part of all calls fails. */
  private record Behaviour(int latencyMs, double failureRate) {

    Behaviour {
      if (latencyMs < 0 || latencyMs > 60_000) {
        throw new IllegalArgumentException("latency_ms must be between 0 and 60000");
      }
      if (!(failureRate >= 0 && failureRate <= 1)) {
        throw new IllegalArgumentException("failure_rate must be between 0 and 1");
      }
    }
  }

  private final JsonMapper json = new JsonMapper();
  private final WireMockServer server;
  private final RandomGenerator random;
  private volatile Behaviour behaviour = new Behaviour(150, 0);

  private SimulatedOrderSystem(int port, RandomGenerator random) {
    this.random = random;
    this.server =
        new WireMockServer(
            options()
                .port(port)
                .bindAddress("127.0.0.1")
                .containerThreads(64)
                // It would grow for as long as the development run goes on.
                .disableRequestJournal()
                .extensions(
                    answering("orders", this::orders), answering("simulation", this::simulation)));
    answerWith("/orders", "orders");
    answerWith("/simulation", "simulation");
  }

  /**
   * @param port to listen on, or 0 for any that is free
   */
  public static SimulatedOrderSystem start(int port) {
    var system = new SimulatedOrderSystem(port, RandomGenerator.getDefault());
    system.server.start();
    return system;
  }

  public void stop() {
    server.stop();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  private ResponseDefinitionBuilder orders(Request request) {
    Behaviour now = behaviour;
    ResponseDefinitionBuilder answer =
        random.nextDouble() < now.failureRate()
            ? refusal(503, "the simulation fails on purpose")
            : order(request);
    return answer.withFixedDelay(now.latencyMs());
  }

  private ResponseDefinitionBuilder order(Request request) {
    if (!request.getMethod().value().equals("POST")) {
      return refusal(405, "orders are sent by POST");
    }
    if (!request.containsHeader("Idempotency-Key")) {
      return refusal(400, "there is no Idempotency-Key");
    }
    try {
      JsonNode order = json.readTree(request.getBody());
      UUID id = UUID.fromString(order.path("id").stringValue(""));
      return order.path("customer_email").stringValue("").endsWith("@example.invalid")
          ? refusal(422, "the customer is not known")
          : answer(201, Map.of("external_id", "EXT-" + id));
    } catch (JacksonException notJson) {
      return refusal(400, "the body is not JSON");
    } catch (IllegalArgumentException notUuid) {
      return refusal(400, "the order's id is not a UUID");
    }
  }

  private ResponseDefinitionBuilder simulation(Request request) {
    return switch (request.getMethod().value()) {
      case "GET" -> show();
      case "PUT" -> change(request);
      default -> refusal(405, "the simulation is read by GET and changed by PUT");
    };
  }

  private ResponseDefinitionBuilder show() {
    Behaviour now = behaviour;
    return answer(
        200,
        new TreeMap<>(Map.of("latency_ms", now.latencyMs(), "failure_rate", now.failureRate())));
  }

  /** What is not mentioned stays as it is. */
  private ResponseDefinitionBuilder change(Request request) {
    try {
      JsonNode wanted = json.readTree(request.getBody());
      behaviour =
          new Behaviour(
              wanted.has("latency_ms") ? wanted.get("latency_ms").intValue() : behaviour.latencyMs,
              wanted.has("failure_rate")
                  ? wanted.get("failure_rate").doubleValue()
                  : behaviour.failureRate);
      return show();
    } catch (JacksonException unreadable) {
      return refusal(400, "the body must be JSON, latency_ms and failure_rate numbers");
    } catch (IllegalArgumentException outOfRange) {
      return refusal(400, outOfRange.getMessage());
    }
  }

  private ResponseDefinitionBuilder refusal(int status, String why) {
    return answer(status, Map.of("error", why));
  }

  private ResponseDefinitionBuilder answer(int status, Map<String, ?> body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(json.writeValueAsString(body));
  }

  private void answerWith(String path, String extension) {
    server.stubFor(any(urlPathEqualTo(path)).willReturn(aResponse().withTransformers(extension)));
  }

  /** WireMock's way of letting code answer: by the name that a stub gives. */
  private static ResponseDefinitionTransformerV2 answering(
      String name, Function<Request, ResponseDefinitionBuilder> answer) {
    return new ResponseDefinitionTransformerV2() {

      @Override
      public String getName() {
        return name;
      }

      @Override
      public boolean applyGlobally() {
        return false;
      }

      @Override
      public ResponseDefinition transform(ServeEvent event) {
        return answer.apply(event.getRequest()).build();
      }
    };
  }
}
