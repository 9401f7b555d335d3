package com.smallbiz.adapters.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.key.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route there is, with every kind of key. A new route has to say here whom it is for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteAccessApiTest extends ApiKeyApiTest {

  private static final List<String> PUBLIC =
      List.of(
          "GET /health",
          "GET /problems/{name}",
          "GET /openapi.json",
          "GET /docs",
          "GET /docs/{asset}");

  private static final Map<String, Scope> SCOPES =
      Map.ofEntries(
          entry("POST /jobs/ping", Scope.JOBS_WRITE),
          entry("POST /api/v1/jobs/ping", Scope.JOBS_WRITE),
          entry("GET /api/v1/jobs", Scope.JOBS_READ),
          entry("GET /api/v1/jobs/{id}", Scope.JOBS_READ),
          entry("DELETE /api/v1/jobs/{id}", Scope.JOBS_ADMIN),
          entry("POST /api/v1/jobs/{id}/retry", Scope.JOBS_ADMIN),
          entry("POST /api/v1/jobs/{id}/kill", Scope.JOBS_ADMIN),
          entry("GET /api/v1/queues", Scope.JOBS_READ),
          entry("POST /api/v1/queues/{name}/pause", Scope.JOBS_ADMIN),
          entry("POST /api/v1/queues/{name}/resume", Scope.JOBS_ADMIN),
          entry("GET /api/v1/orders", Scope.ORDERS_READ),
          entry("GET /api/v1/orders/{id}", Scope.ORDERS_READ),
          entry("POST /api/v1/orders", Scope.ORDERS_WRITE),
          entry("PATCH /api/v1/orders/{id}", Scope.ORDERS_WRITE),
          entry("DELETE /api/v1/orders/{id}", Scope.ORDERS_WRITE),
          entry("POST /api/v1/orders/{id}/submit", Scope.ORDERS_WRITE),
          entry("POST /api/v1/orders/{id}/fulfill", Scope.ORDERS_WRITE),
          entry("POST /api/v1/orders/{id}/cancel", Scope.ORDERS_WRITE),
          entry("POST /api/v1/orders/{id}/sync", Scope.ORDERS_WRITE));

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private record Route(String method, String pattern) {

    String path() {
      return pattern.replaceAll("\\{\\w+}", UNKNOWN_ID);
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  List<Route> routes() {
    var routes = new ArrayList<Route>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping -> {
              for (String pattern : mapping.getPathPatternsCondition().getPatternValues()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                  routes.add(new Route(method.name(), pattern));
                }
              }
            });
    return routes;
  }

  List<Route> scopedRoutes() {
    return routes().stream().filter(route -> !PUBLIC.contains(route.toString())).toList();
  }

  @Test
  void everyRouteIsPublicOrHasItsScope() {
    assertThat(routes())
        .extracting(Route::toString)
        .hasSizeGreaterThan(15)
        .allMatch(route -> PUBLIC.contains(route) || SCOPES.containsKey(route));
  }

  @ParameterizedTest
  @MethodSource("scopedRoutes")
  void withoutAKeyNothingIsDone(Route route) {
    Reply reply = send(route);

    assertRefused(reply, 401, "unauthorized");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @ParameterizedTest
  @MethodSource("scopedRoutes")
  void noKeyThatIsNotValidIsToldFromAnother(Route route) {
    var keys = List.of("none", "sbz_", UNKNOWN_KEY, anExpiredKey(), aRevokedKey());

    var replies =
        keys.stream()
            .map(key -> send(route, "Authorization", "Bearer " + key, "X-Request-Id", "r"));

    assertThat(replies)
        .allSatisfy(reply -> assertRefused(reply, 401, "unauthorized"))
        .allSatisfy(
            reply ->
                assertThat(reply.header("WWW-Authenticate"))
                    .isEqualTo("Bearer error=\"invalid_token\""))
        .extracting(Reply::text)
        .containsOnly(send(route, "Authorization", "Bearer x", "X-Request-Id", "r").text());
  }

  @ParameterizedTest
  @MethodSource("scopedRoutes")
  void aKeyWithoutTheScopeIsToldWhichItNeeds(Route route) {
    Scope scope = SCOPES.get(route.toString());

    Reply reply = send(route, bearing(aKeyWithAllBut(scope)));

    assertRefused(reply, 403, "forbidden");
    assertThat(reply.header("WWW-Authenticate"))
        .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"" + scope.text() + "\"");
    assertThat(reply.json().path("detail").stringValue()).contains(scope.text());
  }

  @ParameterizedTest
  @MethodSource("scopedRoutes")
  void aKeyWithTheScopeIsLetIn(Route route) {
    Reply reply = send(route, bearing(aKeyWith(SCOPES.get(route.toString()))));

    assertThat(reply.status()).isNotIn(401, 403).isLessThan(500);
    assertThat(reply.header("WWW-Authenticate")).isNull();
    assertThat(reply.header("Set-Cookie")).isNull();
  }

  @ParameterizedTest
  @MethodSource("scopedRoutes")
  void askingForTheHeadersNeedsWhatAskingForAllDoes(Route route) {
    if (route.method().equals("GET")) {
      var head = new Route("HEAD", route.pattern());
      Scope scope = SCOPES.get(route.toString());

      assertThat(send(head).status()).isEqualTo(401);
      assertThat(send(head, bearing(aKeyWithAllBut(scope))).status()).isEqualTo(403);
      assertThat(send(head, bearing(aKeyWith(scope))).status()).isIn(200, 404);
    }
  }

  @Test
  void aPublicRouteNeedsNoKeyAndLooksAtNone() {
    assertThat(get("/health").status()).isEqualTo(200);
    assertThat(get("/health", bearing(UNKNOWN_KEY)).status()).isEqualTo(200);
    assertThat(post("/health").status()).isEqualTo(405);
    for (String path : List.of("/openapi.json", "/docs", "/docs/a.css", "/problems/not-found")) {
      assertThat(get(path).status()).isIn(200, 302, 404);
    }
  }

  private Reply send(Route route, String... headers) {
    return send(route.method(), route.path(), BodyPublishers.noBody(), headers);
  }

  private static void assertRefused(Reply reply, int status, String code) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.header("X-Request-Id")).isNotBlank();
    assertThat(reply.header("Set-Cookie")).isNull();
    assertThat(reply.code()).isEqualTo(code);
  }
}
