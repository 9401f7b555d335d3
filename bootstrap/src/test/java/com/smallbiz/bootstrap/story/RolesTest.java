package com.smallbiz.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.ApplicationProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One process serves, another works. */
class RolesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Servers servers;

  @BeforeAll
  static void start() {
    servers = new Servers();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void whatOneAcceptsTheOtherDoes() throws Exception {
    Map<String, String> serving = servers.environment();
    serving.put("SMALLBIZ_ROLES", "web");
    serving.remove("SMALLBIZ_SYNC_URL");
    Map<String, String> working = servers.environment();
    working.put("SMALLBIZ_ROLES", "worker");

    try (var web = ApplicationProcess.start(serving)) {
      var api = new ApiClient("http://127.0.0.1:" + web.ports(PATIENCE).get(0));
      String job = api.post("/jobs/ping", "{\"message\":\"hello\"}").header("Location");
      String order = api.post("/api/v1/orders", "{\"customer_name\":\"Ada\"}").header("Location");
      assertThat(api.post(order + "/sync").status()).isEqualTo(202);
      assertThat(api.get("/api/v1/queues").response().body())
          .contains("\"name\":\"integrations\"", "\"name\":\"default\"", "\"concurrency\":10");
      assertThat(web.threads())
          .contains("job-dispatcher")
          .doesNotContain("job-heartbeat", "job-sweeper", "job-recurring");
      assertThat(api.get(job).text("state")).isEqualTo("enqueued");

      try (var worker = ApplicationProcess.start(working)) {
        worker.ports(PATIENCE);
        await().atMost(PATIENCE).until(() -> api.get(job).text("state").equals("succeeded"));
      }
    }
  }

  @Test
  void aWorkerAnswersOperationsAndNobodyElse() throws Exception {
    int port = freePort();
    Map<String, String> environment = servers.environment();
    environment.put("SMALLBIZ_ROLES", "worker");
    environment.put("SERVER_PORT", Integer.toString(port));

    try (var worker = ApplicationProcess.start(environment)) {
      var operations = new ApiClient("http://127.0.0.1:" + worker.ports(PATIENCE).get(1));

      await()
          .atMost(PATIENCE)
          .until(() -> operations.get("/actuator/health/readiness").status() == 200);
      assertThat(operations.get("/actuator/health/liveness").status()).isEqualTo(200);
      assertThat(operations.get("/actuator/prometheus").response().body())
          .contains("hikaricp_connections");
      assertThat(operations.get("/health").status()).isEqualTo(404);
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
