package com.smallbiz.bootstrap.story;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.application.port.in.CreateApiKey;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.bootstrap.story.ApiClient.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever is somebody's own is marked, and sent through all that there is; then the mark is looked
 * for in the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogSecrecyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String MARK = "Qx9Marked";
  private static final String EMAIL = MARK.toLowerCase(Locale.ROOT) + "@example.com";
  private static final String PASSWORD = MARK + " brass buttons";
  private static final String CSRF = "sbz-csrf=a-token-that-form-and-cookie-share";
  private static final Pattern MASKED = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

  private static final String ORDER =
      """
      {"customer_name":"%1$s","customer_email":"%2$s","note":"%1$s %3$s","line_items":
      [{"sku":"%1$s","description":"%1$s","quantity":2,"unit_price_cents":1250}]}""";

  private RunningSystem system;
  private String key;
  private String operator;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ecs", ""})
  void nothingThatIsSomebodysOwnIsInTheLog(String format, CapturedOutput log) throws Exception {
    var settings = new HashMap<String, String>();
    settings.put("LOGGING_LEVEL_ROOT", "info");
    settings.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", format);
    settings.put("SMALLBIZ_API_AUTH", "required");
    settings.put("SMALLBIZ_CONSOLE_USER", "ada");
    settings.put("SMALLBIZ_CONSOLE_PASSWORD", PASSWORD);
    settings.put("SMALLBIZ_SYNC_SECRET", MARK + "-signs-what-is-sent");
    settings.put("SPRING_DATASOURCE_PASSWORD", MARK + "-opens-the-database");
    try (var servers = new Servers();
        var running = RunningSystem.startOn(servers, settings)) {
      system = running;
      key = key();
      externalSystemSays(servers);
      whatGoesWell();
      whatIsRefused();
      whatFailsUnexpectedly(servers);
      operator = logInAtLast();
      everyRoute();
      awaitTheEndOf(servers, log);
    }

    assertThat(log.toString())
        .contains("POST /api/v1/orders 201", "the request failed unexpectedly")
        .contains("sync_order of integrations succeeded", "failed for good (external_rejected)")
        .contains("failed unexpectedly", "ping of default succeeded")
        .doesNotContain(key)
        .doesNotContainIgnoringCase(MARK);
  }

  private String key() {
    var scopes = List.of("orders:read", "orders:write", "jobs:read", "jobs:write", "jobs:admin");
    return system
        .part(CreateApiKey.class)
        .create(new CreateApiKeyCommand(MARK, scopes, null))
        .secret()
        .text();
  }

  /** By what the order's note asks for. */
  private static void externalSystemSays(Servers servers) {
    servers.external.stubFor(
        post(urlEqualTo("/orders")).willReturn(jsonResponse("{\"external_id\":\"EXT-1\"}", 201)));
    servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .withRequestBody(containing("refuse"))
            .willReturn(aResponse().withStatus(400).withBody(MARK)));
    servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .withRequestBody(containing("unavailable"))
            .willReturn(aResponse().withStatus(503).withBody(MARK).withHeader("X-Why", MARK)));
    servers.external.stubFor(
        post(urlEqualTo("/orders"))
            .withRequestBody(containing("odd"))
            .willReturn(jsonResponse("{\"external_id\":\"%s\"}".formatted(MARK), 201)));
  }

  private void whatGoesWell() {
    for (String wish : List.of("", "refuse", "unavailable")) {
      String order = json("POST", "/api/v1/orders", order(wish)).header("Location");
      json("PATCH", order, "{\"customer_name\":\"%s II\"}".formatted(MARK));
      assertThat(json("POST", order + "/sync", "").status()).isEqualTo(202);
    }
    json("POST", "/jobs/ping", "{\"message\":\"%s\\n%s\"}".formatted(MARK, MARK));
  }

  private void whatIsRefused() throws Exception {
    json("POST", "/api/v1/orders", "{\"customer_name\":7,\"%s\":\"%s\"}".formatted(MARK, MARK));
    json("POST", "/api/v1/orders", "{\"customer_name\":\"" + MARK);
    json("POST", "/api/v1/orders?" + MARK + "=" + MARK, order(""));
    json("GET", "/api/v1/orders?cursor=" + MARK, "");
    json("GET", "/" + MARK + "/" + MARK, "");
    for (String authorization : List.of("Bearer " + MARK, "Basic " + MARK, MARK)) {
      system.api.send(
          system.api.request("/api/v1/orders").header("Authorization", authorization).GET());
    }
    assertThat(logIn(MARK, MARK).status()).isEqualTo(403);
    assertThat(logIn("ada", MARK + " brass button").status()).isEqualTo(403);
  }

  /** Of an error of its own the database repeats the whole row. */
  private void whatFailsUnexpectedly(Servers servers) {
    String odd = json("POST", "/api/v1/orders", order("odd")).header("Location");
    servers.sql(
        "ALTER TABLE orders ADD CONSTRAINT odd CHECK (external_id IS NULL OR external_id <> '%s')"
            .formatted(MARK));
    servers.sql(
        "ALTER TABLE orders ADD CONSTRAINT angry CHECK (note IS NULL OR note NOT LIKE '%angry')");
    assertThat(json("POST", "/api/v1/orders", order("angry")).status()).isEqualTo(500);
    json("POST", odd + "/sync", "");
  }

  private String logInAtLast() throws Exception {
    String session =
        logIn("ada", PASSWORD).response().headers().allValues("Set-Cookie").stream()
            .filter(it -> it.contains("sbz-console="))
            .map(it -> it.replaceFirst(";.*", ""))
            .collect(Collectors.joining());
    assertThat(session).isNotEmpty();
    return session;
  }

  private void everyRoute() throws Exception {
    String order = json("POST", "/api/v1/orders", order("")).header("Location");
    String id = order.substring(order.lastIndexOf('/') + 1);
    for (RequestMappingInfo route : routes()) {
      String method =
          route.getMethodsCondition().getMethods().stream()
              .map(Enum::name)
              .findFirst()
              .orElse("GET");
      for (String path : route.getPatternValues()) {
        for (String variable : List.of(id, MARK)) {
          String query = method.equals("GET") ? "?q=" + MARK + "&customer=" + MARK : "";
          String sent = VARIABLE.matcher(path).replaceAll(variable) + query;
          if (path.startsWith("/admin")) {
            press(method, sent, operator, Map.of("name", MARK, "password", PASSWORD, "id", id));
          } else {
            json(method, sent.replace("/**", "/" + MARK), order(""));
          }
        }
      }
    }
  }

  /** But for the one that would end the session. */
  private List<RequestMappingInfo> routes() {
    return system.part(DispatcherServlet.class).getHandlerMappings().stream()
        .filter(RequestMappingHandlerMapping.class::isInstance)
        .flatMap(it -> ((RequestMappingHandlerMapping) it).getHandlerMethods().keySet().stream())
        .filter(it -> !it.getPatternValues().contains("/admin/logout"))
        .toList();
  }

  private static void awaitTheEndOf(Servers servers, CapturedOutput log) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(log.toString())
                    .contains("failed for good (external_rejected)", "(external_unavailable)")
                    .contains("(internal_error)", "ping of default succeeded"));
    assertThat(servers.text("SELECT count(*) FROM jobs")).isNotEqualTo("0");
  }

  private static String order(String wish) {
    return ORDER.formatted(MARK, EMAIL, wish);
  }

  private Answer json(String method, String path, String body) {
    return system.api.send(
        system
            .api
            .request(path)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("User-Agent", MARK)
            .header("Referer", "http://" + MARK)
            .header("Cookie", "c=" + MARK)
            .header("Idempotency-Key", MARK + System.nanoTime())
            .method(method, BodyPublishers.ofString(body)));
  }

  private Answer logIn(String user, String password) throws Exception {
    return press(
        "POST", "/admin/login", "", Map.of("name", user, "password", password, "next", "/admin"));
  }

  /** With the token that a form would have. */
  private Answer press(String method, String path, String session, Map<String, String> form) {
    var request =
        system.api.request(path).header("Cookie", session + (session.isEmpty() ? "" : "; ") + CSRF);
    if (method.equals("GET")) {
      return system.api.send(request.GET());
    }
    Matcher masked =
        MASKED.matcher(
            system
                .api
                .send(system.api.request("/admin/login").header("Cookie", CSRF).GET())
                .response()
                .body());
    assertThat(masked.find()).isTrue();
    String fields =
        form.entrySet().stream()
            .map(it -> "&" + it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
            .collect(Collectors.joining());
    return system.api.send(
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(
                method,
                BodyPublishers.ofString(
                    "_csrf=" + URLEncoder.encode(masked.group(1), UTF_8) + fields)));
  }
}
