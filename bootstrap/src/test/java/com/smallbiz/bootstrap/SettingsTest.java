package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.adapters.web.RateLimitSettings;
import com.smallbiz.adapters.web.WebSettings.ApiAuth;
import com.smallbiz.adapters.web.WebSettings.HttpLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings are read from environment variables, and a wrong one is named. */
class SettingsTest {

  private final HashMap<String, Object> variables = new HashMap<>();

  @BeforeEach
  void everythingIsSet() {
    variables.putAll(
        Map.of(
            "SERVER_PORT", "3000",
            "SERVER_ADDRESS", "0.0.0.0",
            "MANAGEMENT_SERVER_PORT", "3001",
            "MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost/smallbiz",
            "SPRING_DATASOURCE_USERNAME", "smallbiz",
            "SPRING_DATASOURCE_PASSWORD", "hush-hush",
            "SMALLBIZ_REDIS_URL", "rediss://:hush-hush@localhost:6379",
            "SMALLBIZ_SYNC_URL", "https://user:hush-hush@localhost/api"));
    variables.putAll(
        Map.of(
            "SMALLBIZ_SYNC_SECRET", "hush-hush",
            "SMALLBIZ_ROLES", "web,worker",
            "SMALLBIZ_API_AUTH", "required",
            "SMALLBIZ_QUEUES", "integrations:3, default:4",
            "SMALLBIZ_JOBS_LEASE", "2s",
            "SMALLBIZ_JOBS_DRAIN", "1m",
            "SMALLBIZ_RATE_LIMIT", "600/1m",
            "SMALLBIZ_SHUTDOWN_DELAY", "7s"));
  }

  @Test
  void areReadFromTheEnvironment() {
    Settings settings = read();

    assertThat(settings.queue().concurrency())
        .containsExactly(Map.entry("integrations", 3), Map.entry("default", 4));
    assertThat(settings.queue().lease()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.queue().drain()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.redis().url()).isEqualTo("rediss://:hush-hush@localhost:6379");
    assertThat(settings.sync().url()).hasPath("/api");
    assertThat(settings.sync().secret()).isEqualTo("hush-hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SPRING_DATASOURCE_URL",
        "SPRING_DATASOURCE_USERNAME",
        "SPRING_DATASOURCE_PASSWORD",
        "SMALLBIZ_REDIS_URL",
        "SMALLBIZ_SYNC_URL"
      })
  void aMissingOneIsNamed(String variable) {
    variables.remove(variable);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(variable + " is missing; should be ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SERVER_PORT            | hush-hush",
        "SERVER_PORT            | -1",
        "MANAGEMENT_SERVER_PORT | 65536",
        "MANAGEMENT_SERVER_PORT | 3000",
        "SERVER_ADDRESS         | 999.1.1.1",
        "SMALLBIZ_API_AUTH      | hush-hush",
        "SMALLBIZ_API_AUTH      | ''",
        "SPRING_DATASOURCE_URL  | jdbc:mysql://hush-hush",
        "SPRING_DATASOURCE_URL  | jdbc:postgresql:%%%",
        "SPRING_DATASOURCE_USERNAME | ''",
        "SMALLBIZ_REDIS_URL     | http://hush-hush",
        "SMALLBIZ_REDIS_URL     | redis://",
        "SMALLBIZ_ROLES         | ''",
        "SMALLBIZ_ROLES         | hush-hush",
        "SMALLBIZ_ROLES         | web,",
        "SMALLBIZ_QUEUES        | hush-hush",
        "SMALLBIZ_QUEUES        | default",
        "SMALLBIZ_QUEUES        | default:0",
        "SMALLBIZ_QUEUES        | default:1,default:2",
        "SMALLBIZ_QUEUES        | default:1,",
        "SMALLBIZ_QUEUES        | default:1:0",
        "SMALLBIZ_QUEUES        | default:1:2:3",
        "SMALLBIZ_JOBS_SLOTS    | 0",
        "SMALLBIZ_JOBS_SLOTS    | hush-hush",
        "SMALLBIZ_JOBS_LEASE    | 1999ms",
        "SMALLBIZ_JOBS_LEASE    | hush-hush",
        "SMALLBIZ_JOBS_DRAIN    | -1s",
        "SMALLBIZ_SHUTDOWN_DELAY | -1s",
        "SMALLBIZ_SHUTDOWN_DELAY | 6m",
        "SMALLBIZ_SYNC_URL      | hush-hush",
        "SMALLBIZ_SYNC_URL      | ftp://hush-hush",
        "SMALLBIZ_SYNC_URL      | https://host/?key=hush-hush",
        "SMALLBIZ_SYNC_SECRET   | whsec_hush-hush!",
        "SMALLBIZ_CORS_ORIGINS  | *",
        "SMALLBIZ_CORS_ORIGINS  | hush-hush",
        "SMALLBIZ_CORS_ORIGINS  | https://hush-hush/",
        "SMALLBIZ_CORS_ORIGINS  | https://a.example,,https://b.example",
        "OTEL_EXPORTER_OTLP_ENDPOINT | hush-hush",
        "OTEL_EXPORTER_OTLP_ENDPOINT | ftp://hush-hush",
        "OTEL_EXPORTER_OTLP_ENDPOINT | http:///hush-hush",
        "OTEL_EXPORTER_OTLP_PROTOCOL | grpc",
        "SMALLBIZ_RATE_LIMIT    | hush-hush",
        "SMALLBIZ_RATE_LIMIT    | 100",
        "SMALLBIZ_RATE_LIMIT    | 0/1s",
        "SMALLBIZ_RATE_LIMIT    | 100/0s",
        "SMALLBIZ_RATE_LIMIT    | 100/1500ms",
        "SMALLBIZ_RATE_LIMIT    | 100/25h",
        "SMALLBIZ_RATE_LIMIT    | 100/1s/1s",
        "SMALLBIZ_RATE_LIMIT    | 99999999999/1s",
        "SMALLBIZ_TRUSTED_PROXIES | hush-hush",
        "SMALLBIZ_TRUSTED_PROXIES | 10.0.0.0/33",
        "SMALLBIZ_TRUSTED_PROXIES | '10.0.0.1,'",
        "SERVER_MAX_HTTP_REQUEST_HEADER_SIZE | hush-hush",
        "SERVER_TOMCAT_CONNECTION_TIMEOUT    | hush-hush",
        "SERVER_TOMCAT_THREADS_MAX           | 0",
        "SERVER_TOMCAT_MAX_CONNECTIONS       | -1",
        "SERVER_TOMCAT_ACCEPT_COUNT          | hush-hush",
        "SMALLBIZ_HTTP_MAX_BODY              | 1GB",
        "SMALLBIZ_HTTP_MAX_BODY              | hush-hush",
        "SMALLBIZ_HTTP_MAX_JSON_DEPTH        | 0",
        "SMALLBIZ_HTTP_MAX_URL               | 10B",
        "SMALLBIZ_HTTP_HEADER_DEADLINE       | 0s",
        "SMALLBIZ_HTTP_BODY_DEADLINE         | hush-hush"
      })
  void anUnreadableOneIsNamedButNotShown(String variable, String value) {
    variables.put(variable, value);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(variable + " cannot be read; should be ")
        .hasMessageNotContaining("hush-hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
  void theApiMayBeOpenToThisMachine(String address) {
    variables.put("SMALLBIZ_API_AUTH", "open");
    variables.put("SERVER_ADDRESS", address);

    assertThat(read().apiAuth()).isEqualTo(ApiAuth.OPEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
  void theApiMustNotBeOpenToOthers(String address) {
    variables.put("SMALLBIZ_API_AUTH", "open");
    variables.put("SERVER_ADDRESS", address);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "SMALLBIZ_API_AUTH is open; should be required unless SERVER_ADDRESS is loopback");
  }

  @Test
  void withoutAnAddressEverybodyIsServedWhoHasAKey() {
    variables.remove("SERVER_ADDRESS");
    assertThat(read().apiAuth()).isEqualTo(ApiAuth.REQUIRED);

    variables.put("SMALLBIZ_API_AUTH", "open");
    assertThatThrownBy(this::read).isInstanceOf(InvalidSetting.class);
  }

  @Test
  void aProcessThatDoesNotWorkNeedsNoExternalSystem() {
    variables.remove("SMALLBIZ_SYNC_URL");
    variables.put("SMALLBIZ_ROLES", "web");

    assertThat(read().roles()).containsOnly(Role.WEB);
    assertThat(read().queue().concurrency()).containsOnlyKeys("integrations", "default");
  }

  @Test
  void noWebsiteMayUseTheApiUnlessItIsNamed() {
    assertThat(read().cors().origins()).isEmpty();

    variables.put("SMALLBIZ_CORS_ORIGINS", "https://app.example.com, http://localhost:5173");
    assertThat(read().cors().origins())
        .containsExactly("https://app.example.com", "http://localhost:5173");
  }

  @Test
  void limitsOfRequestsMayDifferFromTheUsual() {
    assertThat(read().http()).isEqualTo(HttpLimits.DEFAULT);

    variables.put("SMALLBIZ_HTTP_MAX_BODY", "1MB");
    variables.put("SMALLBIZ_HTTP_MAX_JSON_DEPTH", "8");
    variables.put("SMALLBIZ_HTTP_MAX_URL", "2KB");
    variables.put("SMALLBIZ_HTTP_HEADER_DEADLINE", "2s");
    variables.put("SMALLBIZ_HTTP_BODY_DEADLINE", "1m");
    assertThat(read().http())
        .isEqualTo(
            new HttpLimits(1024 * 1024, 8, 2048, Duration.ofSeconds(2), Duration.ofMinutes(1)));
  }

  @Test
  void queuesMayHaveWeightsAndShareSlots() {
    variables.put("SMALLBIZ_QUEUES", "integrations:3:2,default:4");
    assertThat(read().queue().weights())
        .containsOnly(Map.entry("integrations", 2), Map.entry("default", 1));
    assertThat(read().queue().slots()).isEqualTo(7);

    variables.put("SMALLBIZ_JOBS_SLOTS", "5");
    assertThat(read().queue().slots()).isEqualTo(5);
    assertThat(read().queue().concurrency()).containsEntry("default", 4);
  }

  @Test
  void theRateLimitIsANumberInATimeOrOff() {
    assertThat(read().rateLimit()).isEqualTo(RateLimitSettings.of(600, Duration.ofMinutes(1)));

    variables.put("SMALLBIZ_RATE_LIMIT", "off");
    assertThat(read().rateLimit()).isEqualTo(RateLimitSettings.OFF);
  }

  @Test
  void noProxyIsTrustedUnlessItIsNamed() {
    assertThat(read().proxies().trusted()).isEmpty();

    variables.put("SMALLBIZ_TRUSTED_PROXIES", "10.0.0.0/8, fd00::1");
    assertThat(read().proxies().trusted()).containsExactly("10.0.0.0/8", "fd00::1");
  }

  @Test
  void aFileForRedissonStandsInForTheUrl(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("redisson.yaml"),
            "clusterServersConfig:\n  nodeAddresses: [\"redis://127.0.0.1:7000\"]\n");
    variables.put("SMALLBIZ_REDIS_CONFIG", file.toString());
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "SMALLBIZ_REDIS_CONFIG is set beside SMALLBIZ_REDIS_URL; should be only one of them");

    variables.remove("SMALLBIZ_REDIS_URL");
    assertThat(read().redis().url()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hush-hush", "hush-hush: [", "nettyThreads: 2", "clusterServersConfig: 1"})
  void aFileThatIsNoneForRedissonIsNamedButNotShown(String text, @TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("redisson.yaml"), text);
    variables.remove("SMALLBIZ_REDIS_URL");
    variables.put("SMALLBIZ_REDIS_CONFIG", file.toString());

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "SMALLBIZ_REDIS_CONFIG cannot be read; should be the path of a Redisson YAML file");

    Files.delete(file);
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("SMALLBIZ_REDIS_CONFIG cannot be read; should be ");
  }

  @Test
  void secretsAreNotInTheirText() {
    assertThat(read().toString()).doesNotContain("hush-hush");
  }

  private Settings read() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("variables", variables));
    return Settings.of(environment);
  }
}
