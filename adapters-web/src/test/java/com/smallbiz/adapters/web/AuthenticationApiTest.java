package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.key.ApiKeySecret;
import com.smallbiz.application.key.Scope;
import com.smallbiz.application.port.in.CreatedApiKey;
import com.smallbiz.application.port.out.StorageUnavailable;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Keys as careless, impatient and hostile clients send them. */
@Import(AuthenticationApiTest.WhoCalls.class)
@ExtendWith(OutputCaptureExtension.class)
class AuthenticationApiTest extends ApiKeyApiTest {

  private static final String NOWHERE = "/api/v1/nowhere";

  @Autowired private ApplicationContext context;

  @TestConfiguration(proxyBeanMethods = false)
  static class WhoCalls {

    /** What stands behind the chain sees the caller. */
    @Bean
    FilterRegistrationBean<Filter> whoCalls() {
      var registration =
          new FilterRegistrationBean<Filter>(
              (request, response, chain) -> {
                ((HttpServletResponse) response)
                    .setHeader("X-Caller", String.valueOf(Caller.of(request).keyId()));
                chain.doFilter(request, response);
              });
      registration.setOrder(1);
      return registration;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer %s",
        "authorization: bearer %s",
        "Authorization: BEARER   %s",
        "Authorization:Bearer %s   ",
      })
  void aKeyIsReadWithSomeIndulgence(String header) {
    assertThat(withHeader(header.formatted(aKeyWithAll()))).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization:",
        "Authorization: Bearer",
        "Authorization: Bearer ",
        "Authorization: Bearer\t%s",
        "Authorization: Bearer%s",
        "Authorization: %s",
        "Authorization: Basic %s",
        "Authorization: Token %s",
        "Authorization: Bearer %s %s",
        "Authorization: Bearer %s,Bearer %s",
        "Authorization: Bearer %s, realm=x",
        "Authorization: Bearer \"%s\"",
        "Authorization: Bearer %s\u00e9",
        "Authorization: Bearer \u00f0\u009f\u00a6\u008a",
        "Authorization: Bearer ' OR 1=1 --",
        "Authorization: Bearer ../../etc/passwd",
        "Authorization: Bearer null",
        "Authorization: Bearer %s\r\nAuthorization: Bearer %s",
        "Authorization: Bearer %s\r\nauthorization: Basic YTpi",
        "Authorization: Basic YTpi\r\nAuthorization: Bearer %s",
      })
  void whatIsNotOneKeyIsNone(String header) {
    String answer = withHeader(header.replace("%s", aKeyWithAll()));

    assertThat(answer)
        .startsWith("HTTP/1.1 401 ")
        .contains("WWW-Authenticate: Bearer error=\"invalid_token\"\r\n")
        .contains("Content-Type: application/problem+json\r\n")
        .contains("\"code\":\"unauthorized\"")
        .doesNotContain("sbz_")
        .doesNotContainIgnoringCase("set-cookie");
  }

  @Test
  void aKeyOfAnyLengthIsAnsweredInTime() {
    assertThat(withHeader("Authorization: Bearer " + " ".repeat(7_000))).contains(" 401 ");
    assertThat(withHeader("Authorization: Bearer " + "a ".repeat(3_500))).contains(" 401 ");
    assertThat(withHeader("Authorization: Bearer sbz_" + "a".repeat(7_000))).contains(" 401 ");
  }

  @Test
  void aKeyElsewhereIsNone() {
    String key = aKeyWithAll();

    assertThat(get(ORDERS + "?access_token=" + key).status()).isEqualTo(401);
    assertThat(get(ORDERS, "X-Api-Key", key).status()).isEqualTo(401);
    assertThat(get(ORDERS, "Cookie", "Authorization=" + key + "; JSESSIONID=1").status())
        .isEqualTo(401);
  }

  @Test
  void whoeverStandsBehindSeesWhoCalls() {
    CreatedApiKey created = create(null, Scope.ORDERS_READ);

    assertThat(get(ORDERS, bearing(created.secret().text())).header("X-Caller"))
        .isEqualTo(created.key().id().toString());
    assertThat(get("/health").header("X-Caller")).isEqualTo("null");
  }

  @Test
  void oneRequestIsNotAnothers() {
    assertThat(get(ORDERS, bearing(aKeyWithAll())).status()).isEqualTo(200);
    assertThat(get(ORDERS).status()).isEqualTo(401);
  }

  @Test
  void aUseIsNoted() {
    CreatedApiKey created = create(null, Scope.ORDERS_READ);

    get(ORDERS, bearing(created.secret().text()));

    assertThat(apiKeys.all())
        .filteredOn(key -> key.id().equals(created.key().id()))
        .singleElement()
        .satisfies(key -> assertThat(key.lastUsedAt()).isNotNull());
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /api/v1/nowhere,    404, not_found",
    "GET,    /,                  404, not_found",
    "GET,    /error,             404, not_found",
    "GET,    /login,             404, not_found",
    "POST,   /logout,            404, not_found",
    "GET,    /API/v1/orders,     404, not_found",
    "GET,    /api/v1/orders/,    404, not_found",
    "PUT,    /api/v1/orders,     405, method_not_allowed",
    "FOO,    /api/v1/orders,     405, method_not_allowed",
    "GET,    /jobs/ping,         405, method_not_allowed",
    "POST,   /api/v1/orders,     415, unsupported_media_type",
  })
  void whatIsWrongWithARequestIsSaidToThoseWithAKey(
      String method, String path, int status, String code) {
    var body = BodyPublishers.ofString("<order/>");

    Reply told =
        send(method, path, body, "Authorization", "Bearer " + aKeyWithAll(), "Content-Type", "a/b");

    assertThat(told.status()).isEqualTo(status);
    assertThat(told.code()).isEqualTo(code);
    Reply refused = send(method, path, body, "Content-Type", "a/b");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("unauthorized");
  }

  @Test
  void anyValidKeyMayAskWhatIsAllowed() {
    assertThat(send("OPTIONS", ORDERS, BodyPublishers.noBody()).status()).isEqualTo(401);

    Reply reply =
        send("OPTIONS", ORDERS, BodyPublishers.noBody(), bearing(aKeyWith(Scope.JOBS_READ)));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Allow")).contains("GET", "POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/orders;a=b",
        "/api/v1/orders;",
        "/api/v1;a=b/orders",
        "//api/v1/orders",
        "/api//v1/orders",
        "/api/v1/./orders",
        "/api/v1/orders/../orders",
        "/health/../api/v1/orders",
        "/docs/../api/v1/orders",
        "/docs/..;/api/v1/orders",
        "/docs/%2e%2e/api/v1/orders",
        "/api/v1/%2e/orders",
        "/api/v1/orders%3ba=b",
        "/api/v1/orders%0a",
        "/api/v1/orders/%252e",
        "/api/v1/orders/%5c",
        "/api/v1/orders/%00",
        "/api/v1/orders/%2f",
        "/api/v1/orders%e2%80%a8",
      })
  void noWayRoundAPathLeadsPastTheKey(String path) {
    assertThat(raw("GET " + path + " HTTP/1.1"))
        .doesNotStartWith("HTTP/1.1 2")
        .doesNotStartWith("HTTP/1.1 5")
        .contains("Content-Type: application/problem+json\r\n")
        .containsPattern("\"code\":\"(not_found|unauthorized|bad_request)\"");
  }

  @Test
  void anUnusualHeaderOrParameterIsNoFailure() {
    String key = aKeyWithAll();

    assertThat(
            raw(
                "GET /api/v1/orders HTTP/1.1",
                "Authorization: Bearer " + key,
                "Accept: \u00e9\u0080",
                "If-None-Match: \u0085\u00ff"))
        .doesNotStartWith("HTTP/1.1 5");
    assertThat(get(ORDERS + "?a%00b=%00&c%0a=%ef%bf%bf", bearing(key)).status()).isEqualTo(400);
    assertThat(get(ORDERS + "?customer=%0a%ef%bf%bf", bearing(key)).status()).isLessThan(500);
  }

  @Test
  void withoutTheStorageNobodyIsLetInOrSentAway() {
    String key = aKeyWithAll();
    storage.failWith(new StorageUnavailable("gone", new RuntimeException("jdbc:secret")));

    Reply reply = get(NOWHERE, bearing(key));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.code()).isEqualTo("unavailable");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.header("WWW-Authenticate")).isNull();
    assertThat(reply.text()).doesNotContain("secret", "gone");
  }

  @Test
  void withoutTheStorageWhatCannotBeAKeyIsStillNone() {
    storage.failWith(new StorageUnavailable("gone", new RuntimeException()));

    assertThat(get(NOWHERE, bearing("nonsense")).status()).isEqualTo(401);
    assertThat(get(NOWHERE).status()).isEqualTo(401);
  }

  @Test
  void whoWasLetInAMomentAgoNeedsNoStorage() {
    String key = aKeyWithAll();
    apiKeys.remember(ApiKeySecret.parse(key).orElseThrow().digest());
    storage.failWith(new StorageUnavailable("gone", new RuntimeException()));

    assertThat(get(NOWHERE, bearing(key)).status()).isEqualTo(404);
  }

  @Test
  void whereTooManyBadKeysCameFromOnlyThoseGoOnWhoWereLetInBefore() {
    String known = aKeyWithAll();
    apiKeys.acquaint(ApiKeySecret.parse(known).orElseThrow().digest());
    for (int i = 0; i < 10; i++) {
      assertThat(get(ORDERS, bearing("nonsense")).status()).isEqualTo(401);
    }

    Reply refused = get(ORDERS, bearing(aKeyWithAll()));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    assertThat(get(ORDERS, bearing("nonsense")).status()).isEqualTo(429);
    assertThat(get(ORDERS, bearing(known)).status()).isEqualTo(200);
  }

  @Test
  void theHealthIsShownWhateverKeyIsSentAndWhateverTheStorageDoes() {
    String key = aKeyWithAll();
    storage.failWith(new StorageUnavailable("gone", new RuntimeException()));

    assertThat(get("/health", bearing(key)).json().path("ok").booleanValue(true)).isFalse();
  }

  @Test
  void aDefectInTheLookUpIsAProblemToo() {
    String key = aKeyWithAll();
    storage.failWith(new IllegalStateException("SELECT secret"));

    Reply reply = get(NOWHERE, bearing(key));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.code()).isEqualTo("internal_error");
    assertThat(reply.text()).doesNotContain("secret");
  }

  @Test
  void noKeyIsEverWrittenToTheLog(CapturedOutput output) {
    CreatedApiKey created = create(Duration.ofMinutes(1), Scope.JOBS_READ);
    String key = created.secret().text();

    get(ORDERS, bearing(key));
    get("/api/v1/jobs", bearing(key));
    get(NOWHERE, bearing(key));
    get(ORDERS, "Authorization", "Basic " + key);
    storage.failWith(new IllegalStateException("a defect"));
    get(ORDERS, bearing(key));

    assertThat(output)
        .contains("FilterChainProxy")
        .doesNotContain(key)
        .doesNotContain(created.secret().digest().hex());
  }

  @Test
  void thereIsNoUserAndNoSession() {
    assertThat(context.getBeansOfType(UserDetailsService.class)).isEmpty();
    assertThat(raw("GET /login HTTP/1.1")).doesNotContain("<html");
    assertThat(raw("GET /api/v1/orders;jsessionid=1 HTTP/1.1"))
        .doesNotContain("Set-Cookie", "JSESSIONID=");
  }

  private String withHeader(String header) {
    return raw("GET /api/v1/orders HTTP/1.1", header);
  }
}
