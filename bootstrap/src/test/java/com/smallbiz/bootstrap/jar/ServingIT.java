package com.smallbiz.bootstrap.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.adapters.persistence.PostgresServer;
import com.smallbiz.adapters.queue.RedisServer;
import com.smallbiz.bootstrap.ApplicationProcess;
import com.smallbiz.bootstrap.story.ApiClient;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The jar as a shop runs it: with keys, and whatever it brings along. */
class ServingIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration REVOKED_EVERYWHERE = Duration.ofSeconds(5);

  @Test
  void whoHasAKeyIsServedUntilItIsRevoked() throws Exception {
    try (var postgres = PostgresServer.start();
        var redis = RedisServer.start()) {
      Map<String, String> environment = environment(postgres, redis);
      try (var application = ApplicationProcess.startJar(Jar.FILE, environment)) {
        var api = new ApiClient("http://127.0.0.1:" + application.ports(PATIENCE).get(0));
        Jar.Ended creation =
            Jar.run(environment, "keys", "create", "--name", "Till", "--scopes", "orders:read");
        String key = creation.out().strip();

        assertThat(get(api, key, "/api/v1/orders").status()).isEqualTo(200);
        assertThat(get(api, key, "/api/v1/queues").status()).isEqualTo(403);
        assertThat(api.get("/api/v1/orders").status()).isEqualTo(401);

        Jar.run(environment, "keys", "revoke", creation.err().split("[ .]", -1)[3]);
        await()
            .atMost(REVOKED_EVERYWHERE)
            .until(() -> get(api, key, "/api/v1/orders").status() == 401);

        var operations = new ApiClient("http://127.0.0.1:" + application.ports(PATIENCE).get(1));
        assertThat(operations.get("/actuator/info").body().at("/build/version").asString())
            .matches("\\d+\\..+");
        assertThat(api.get("/openapi.json").text("openapi")).startsWith("3.1");
        assertThat(api.get("/docs").response().body()).contains("docs/swagger-ui");
        assertThat(api.get("/docs/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(application.output()).doesNotContain(key);
      }
    }
  }

  private static Answer get(ApiClient api, String key, String path) {
    return api.send(api.request(path).header("Authorization", "Bearer " + key).GET());
  }

  private static Map<String, String> environment(PostgresServer postgres, RedisServer redis) {
    var environment = new HashMap<String, String>();
    environment.put("SERVER_PORT", "0");
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("MANAGEMENT_SERVER_PORT", "0");
    environment.put("SPRING_DATASOURCE_URL", postgres.url("postgres"));
    environment.put("SPRING_DATASOURCE_USERNAME", postgres.username());
    environment.put("SPRING_DATASOURCE_PASSWORD", "");
    environment.put("SMALLBIZ_REDIS_URL", redis.url());
    environment.put("SMALLBIZ_SYNC_URL", "http://127.0.0.1:1");
    return environment;
  }
}
