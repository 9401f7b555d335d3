package com.smallbiz.bootstrap.story;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.port.in.CreateApiKey;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.application.port.in.CreatedApiKey;
import com.smallbiz.application.port.in.ListApiKeys;
import com.smallbiz.application.port.in.RevokeApiKey;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the day a key is given out to the day it is taken back, on two instances. */
class ApiKeyLifeTest {

  private static final Map<String, String> WITH_KEYS = Map.of("SMALLBIZ_API_AUTH", "required");
  private static final Duration REVOKED_EVERYWHERE = Duration.ofSeconds(5);

  private static RunningSystem system;
  private static RunningSystem another;

  @BeforeAll
  static void start() {
    system = RunningSystem.start(WITH_KEYS);
    another = RunningSystem.startOn(system.servers, WITH_KEYS);
  }

  @AfterAll
  static void stop() {
    another.close();
    system.close();
  }

  @Test
  void aKeyLetsItsHolderInUntilItIsRevoked() {
    CreatedApiKey created = create("orders:read", "orders:write");
    String key = created.secret().text();

    Answer order =
        system.api.send(
            system
                .api
                .request("/api/v1/orders")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(ofString("{\"customer_name\":\"Ada Lovelace\"}")));
    assertThat(order.status()).isEqualTo(201);
    assertThat(get(another, order.header("Location"), key).status()).isEqualTo(200);
    assertThat(get(another, "/api/v1/queues", key).status()).isEqualTo(403);

    assertThat(system.part(RevokeApiKey.class).revoke(created.key().id())).isTrue();

    assertThat(get(system, "/api/v1/orders", key).status()).isEqualTo(401);
    await()
        .atMost(REVOKED_EVERYWHERE)
        .until(() -> get(another, "/api/v1/orders", key).status() == 401);
    assertThat(system.part(ListApiKeys.class).list())
        .filteredOn(it -> it.id().equals(created.key().id()))
        .singleElement()
        .satisfies(it -> assertThat(it.revokedAt()).isNotNull())
        .satisfies(it -> assertThat(it.lastUsedAt()).isNotNull());
  }

  @Test
  void aKeyExpiresByTheClockOfTheDatabase() {
    CreatedApiKey created = create("orders:read");
    ApiKey key = created.key();
    assertThat(get(system, "/api/v1/orders", created.secret().text()).status()).isEqualTo(200);

    system.servers.sql(
        "UPDATE api_keys SET created_at = created_at - interval '1 day', expires_at = now()"
            + " WHERE id = '%s'".formatted(key.id()));

    await()
        .atMost(REVOKED_EVERYWHERE)
        .until(() -> get(system, "/api/v1/orders", created.secret().text()).status() == 401);
  }

  @Test
  void withoutAKeyThereIsHealthAndNothingElse() {
    assertThat(system.api.get("/health").status()).isEqualTo(200);
    assertThat(system.api.get("/api/v1/orders").status()).isEqualTo(401);
    assertThat(system.api.post("/jobs/ping").status()).isEqualTo(401);
    assertThat(system.api.get("/actuator/health").status()).isEqualTo(401);
    assertThat(system.operations.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(system.operations.get("/actuator/prometheus").status()).isEqualTo(200);
    assertThat(system.operations.get("/api/v1/orders").status()).isEqualTo(404);
  }

  private static CreatedApiKey create(String... scopes) {
    return system
        .part(CreateApiKey.class)
        .create(new CreateApiKeyCommand("The shop", List.of(scopes), null));
  }

  private static Answer get(RunningSystem instance, String path, String key) {
    return instance.api.send(
        instance.api.request(path).header("Authorization", "Bearer " + key).GET());
  }
}
