package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths there are, and which methods each of them has. */
class RouteApiTest extends ApiTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/health                                          | GET HEAD OPTIONS",
        "/jobs/ping                                       | POST OPTIONS",
        "/api/v1/jobs/ping                                | POST OPTIONS",
        "/api/v1/jobs                                     | GET HEAD OPTIONS",
        "/api/v1/jobs/01900000-0000-7000-8000-ffffffffffff | GET HEAD DELETE OPTIONS",
        "/api/v1/queues                                   | GET HEAD OPTIONS",
        "/api/v1/queues/default/pause                     | POST OPTIONS",
        "/api/v1/orders                                   | GET HEAD POST OPTIONS",
        "/api/v1/orders/01900000-0000-7000-8000-ffffffffffff" + " | GET HEAD PATCH DELETE OPTIONS",
        "/api/v1/orders/01900000-0000-7000-8000-ffffffffffff/submit | POST OPTIONS",
        "/problems/not-found                              | GET HEAD OPTIONS"
      })
  void aPathTellsTheSameMethodsWhenAskedAndWhenItRefuses(String path, String methods) {
    Set<String> expected = Set.of(methods.split(" "));

    Reply asked = send("OPTIONS", path, BodyPublishers.noBody());
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.text()).isEmpty();
    assertThat(allow(asked)).isEqualTo(expected);

    for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "get", "FOO")) {
      if (!expected.contains(method)) {
        Reply refused = send(method, path, BodyPublishers.noBody());
        assertThat(refused.status()).as(method).isEqualTo(405);
        assertThat(allow(refused)).as(method).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/queues/default;a=b/pause",
        "/api/v1/queues;a=b/default/pause",
        "/api/v1/jobs/ping;",
        "/jobs/ping;jsessionid=1",
        "/;/jobs/ping",
        "/jobs/ping/",
        "/jobs//ping",
        "/Jobs/ping",
        "/api/V1/jobs/ping",
        "/api/v1/queues/default/pause/",
        "/api/v1/queues/DEFAULT/pause",
        "/api/v1/queues//pause",
        "/health/",
        "/problems/",
        "/problems"
      })
  void aPathThatIsNearlyRightIsNotThere(String path) {
    Reply reply = post(path);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("not_found");
    assertThat(storage.queues().paused()).isEmpty();
  }

  @Test
  void headAnswersLikeGetWithoutTheBody() {
    for (String path : List.of(anOrder(), ORDERS, "/health", "/api/v1/queues", "/nowhere")) {
      Reply get = get(path);
      Reply head = send("HEAD", path, BodyPublishers.noBody());
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.text()).isEmpty();
      for (String name : List.of("Content-Type", "Cache-Control", "ETag")) {
        assertThat(head.header(name)).as(path + " " + name).isEqualTo(get.header(name));
      }
    }
  }

  private static Set<String> allow(Reply reply) {
    return Arrays.stream(reply.header("Allow").split(",\\s*")).collect(Collectors.toSet());
  }
}
