package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedOrderSystemTest {

  private static final String ID = "0190d6c4-0000-7000-8000-000000000001";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final SimulatedOrderSystem system = SimulatedOrderSystem.start(0);

  @AfterEach
  void stop() {
    system.stop();
  }

  @Test
  void theSameOrderHasTheSameNameWhateverItsContent() throws Exception {
    behave("{\"latency_ms\":0}");

    var first = send("POST", "/orders", "{\"id\":\"%s\",\"revision\":1}".formatted(ID));
    var second = send("POST", "/orders", "{\"id\":\"%s\",\"revision\":2}".formatted(ID));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.body()).isEqualTo("{\"external_id\":\"EXT-%s\"}".formatted(ID));
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void takesItsTime() throws Exception {
    behave("{\"latency_ms\":120}");
    long start = System.nanoTime();

    send("POST", "/orders", "{\"id\":\"%s\"}".formatted(ID));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  void failsWhenItIsToldTo() throws Exception {
    behave("{\"latency_ms\":0,\"failure_rate\":1}");

    assertThat(send("POST", "/orders", "{\"id\":\"%s\"}".formatted(ID)).statusCode())
        .isEqualTo(503);
  }

  @Test
  void tellsHowItBehaves() throws Exception {
    behave("{\"latency_ms\":5,\"failure_rate\":0.25}");

    assertThat(send("GET", "/simulation", "").body())
        .contains("\"latency_ms\":5", "\"failure_rate\":0.25");
  }

  @Test
  void refusesAnOrderOfACustomerWhomNobodyCanReach() throws Exception {
    behave("{\"latency_ms\":0}");

    var answer =
        send(
            "POST",
            "/orders",
            "{\"id\":\"%s\",\"customer_email\":\"ada@example.invalid\"}".formatted(ID));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("{\"error\":\"the customer is not known\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense         | the body is not JSON",
        "{}               | the order's id is not a UUID",
        "{\"id\":\"17\"}  | the order's id is not a UUID"
      })
  void saysWhatIsWrongWithAnOrder(String body, String words) throws Exception {
    behave("{\"latency_ms\":0}");

    var answer = send("POST", "/orders", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"%s\"}".formatted(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "{\"latency_ms\":-1}",
        "{\"latency_ms\":60001}",
        "{\"latency_ms\":\"5\"}",
        "{\"failure_rate\":1.5}",
        "{\"failure_rate\":-0.1}",
        "{\"failure_rate\":\"often\"}"
      })
  void refusesABehaviourThatMakesNoSense(String body) throws Exception {
    assertThat(send("PUT", "/simulation", body).statusCode()).isEqualTo(400);
  }

  private void behave(String body) throws Exception {
    assertThat(send("PUT", "/simulation", body).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(system.url().resolve(path))
            .header("Idempotency-Key", ID + ":1")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
