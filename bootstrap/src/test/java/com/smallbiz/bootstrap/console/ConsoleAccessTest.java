package com.smallbiz.bootstrap.console;

import static com.smallbiz.bootstrap.console.ConsoleClient.form;
import static com.smallbiz.bootstrap.console.ConsoleClient.header;
import static com.smallbiz.bootstrap.console.ConsoleClient.session;
import static com.smallbiz.bootstrap.console.ConsoleClient.sessionCookie;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.port.in.CreateConsoleUser;
import com.smallbiz.bootstrap.story.RunningSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who gets in, and what becomes of who does not: without a browser, which would be too polite. */
class ConsoleAccessTest {

  private static final String VIEWERS_PASSWORD = "nine quiet lanterns";

  private static final Set<String> FOR_EVERYBODY =
      Set.of("/admin/login", "/admin/logout", "/admin/users/own-password");

  private static final String DRIPPING =
      """
      POST /admin/login HTTP/1.1
      Host: 127.0.0.1
      Content-Length: 1000
      Content-Type: application/x-www-form-urlencoded

      """;

  private static RunningSystem system;
  private static ConsoleClient console;
  private static String operator;
  private static String viewer;

  @BeforeAll
  static void start() throws Exception {
    system =
        RunningSystem.start(
            Map.of(
                "SMALLBIZ_CONSOLE_USER",
                ConsoleSite.USER,
                "SMALLBIZ_CONSOLE_PASSWORD",
                ConsoleSite.PASSWORD,
                "SMALLBIZ_TRUSTED_PROXIES",
                "127.0.0.1",
                "SMALLBIZ_HTTP_BODY_DEADLINE",
                "2s"));
    console = new ConsoleClient(system.url());
    system.part(CreateConsoleUser.class).create("vera", VIEWERS_PASSWORD, ConsoleRole.VIEWER);
    operator = session(console.logIn(ConsoleSite.USER, ConsoleSite.PASSWORD, "/admin"));
    viewer = session(console.logIn("vera", VIEWERS_PASSWORD, "/admin"));
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
  }

  @Test
  void everyButtonIsForOperatorsWithAToken() throws Exception {
    List<String> buttons = buttons();
    assertThat(buttons).contains("/admin/users", "/admin/users/remove");
    for (String path : buttons) {
      assertThat(console.send("POST", path, "").statusCode()).as("anybody: " + path).isEqualTo(403);
      HttpResponse<String> nobody = console.press(path, "", "");
      assertThat(nobody.statusCode()).as("with a token: " + path).isEqualTo(303);
      assertThat(header(nobody, "Location")).isEqualTo("/admin/login");
      HttpResponse<String> refused = console.press(path, viewer, "");
      assertThat(refused.statusCode()).as("a viewer: " + path).isEqualTo(403);
      assertThat(refused.body()).contains("This is not allowed");
      assertThat(console.send("POST", path, "", "Cookie", operator).statusCode())
          .as("without a token: " + path)
          .isEqualTo(403);
    }
  }

  @Test
  void onesOwnPasswordIsForViewersToo() throws Exception {
    String path = "/admin/users/own-password";
    assertThat(header(console.press(path, "", ""), "Location")).isEqualTo("/admin/login");
    assertThat(console.send("POST", path, "", "Cookie", viewer).statusCode()).isEqualTo(403);
    HttpResponse<String> refused = console.press(path, viewer, "present=a+guess&password=weak");
    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(refused.body()).contains("The new password must be 12 characters at least");
  }

  @Test
  void whoPressesWhatTheyMustNotIsWrittenDownAndCannotFillTheLog() throws Exception {
    system.part(CreateConsoleUser.class).create("remy", VIEWERS_PASSWORD, ConsoleRole.VIEWER);
    String session = session(console.logIn("remy", VIEWERS_PASSWORD, "/admin"));
    console.press("/admin/users/remove", session, "name=ada", "X-Request-Id", "the-press");
    console.send("POST", "/admin/users/role", "", "Cookie", session);
    console.press("/admin/users", session, "", "Sec-Fetch-Site", "cross-site");

    assertThat(console.send("GET", "/admin/audit?who=remy", null, "Cookie", viewer).body())
        .contains("/admin/users/remove", "This is not allowed", "the-press")
        .contains("/admin/users/role", "This page was too old")
        .contains("This was sent by another website");

    for (int i = 0; i < 40; i++) {
      console.send("POST", "/admin/users/role", "", "Cookie", session);
    }
    assertThat(Integer.parseInt(entriesOf("remy"))).isBetween(10, 30);
  }

  @Test
  void everyPageIsForThoseWhoAreLoggedIn() throws Exception {
    for (String path : List.of("/admin/users", "/admin/none", "/%61dmin/users", "/admin/")) {
      HttpResponse<String> reply = console.send("GET", path, null);
      assertThat(reply.statusCode()).as(path).isEqualTo(303);
      assertThat(header(reply, "Location")).startsWith("/admin/login?next=");
    }
    assertThat(header(console.send("GET", "/admin/audit?who=a%20b", null), "Location"))
        .isEqualTo("/admin/login?next=%2Fadmin%2Faudit%3Fwho%3Da%2520b");
    HttpResponse<String> part = console.send("GET", "/admin/users", null, "HX-Request", "true");
    assertThat(part.statusCode()).isEqualTo(401);
    assertThat(header(part, "HX-Refresh")).isEqualTo("true");
    assertThat(console.send("GET", "/admin/assets/console.css", null).statusCode()).isEqualTo(200);
    assertThat(console.send("GET", "/admin/users", null, "Cookie", viewer).statusCode())
        .isEqualTo(200);
    assertThat(console.send("HEAD", "/admin/users", null, "Cookie", viewer).statusCode())
        .isEqualTo(200);
    assertThat(console.send("DELETE", "/admin/users", null, "Cookie", viewer).statusCode())
        .isEqualTo(403);
  }

  @Test
  void whatIsNotThereIsAPageToo() throws Exception {
    HttpResponse<String> reply =
        console.send("GET", "/admin/none", null, "Cookie", viewer, "X-Request-Id", "the-one");

    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(header(reply, "Content-Type")).startsWith("text/html");
    assertThat(header(reply, "Content-Security-Policy")).contains("script-src 'nonce-");
    assertThat(reply.body()).contains("There is nothing here", "the-one");
  }

  @Test
  void whatIsNoTextIsRefused() throws Exception {
    HttpResponse<String> reply =
        console.send("GET", "/admin/audit?text=%00", null, "Cookie", viewer);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(header(reply, "Content-Type")).startsWith("text/html");
  }

  /** The container knows nothing of the proxy, and would send the browser away from its TLS. */
  @Test
  void whoComesThroughAProxyStaysThere() throws Exception {
    HttpResponse<String> reply =
        console.send(
            "GET",
            "/sidekiq",
            null,
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "shop.example");

    assertThat(header(reply, "Location")).isEqualTo("/admin");
  }

  @Test
  void whereItUsedToBeLeadsHere() throws Exception {
    for (String path : List.of("/sidekiq", "/sidekiq/retries")) {
      HttpResponse<String> reply = console.send("GET", path, null);
      assertThat(reply.statusCode()).isEqualTo(302);
      assertThat(header(reply, "Location")).endsWith("/admin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/admin/../../evil",
        "/admin//evil.example",
        "/api/v1/orders",
        "/administrator",
        "/admin/login",
        "/admin\nSet-Cookie:a=b",
        "javascript:alert(1)",
        ""
      })
  void nobodyIsLedAstray(String next) throws Exception {
    HttpResponse<String> reply = console.logIn(ConsoleSite.USER, ConsoleSite.PASSWORD, next);

    assertThat(reply.statusCode()).isEqualTo(302);
    assertThat(URI.create(header(reply, "Location")).getPath()).isEqualTo("/admin");
    assertThat(URI.create(header(reply, "Location")).getHost()).isIn(null, "127.0.0.1");
  }

  @Test
  void theCookieIsAsSafeAsTheConnection() throws Exception {
    String plain = sessionCookie(console.logIn("vera", VIEWERS_PASSWORD, "/admin"));
    assertThat(plain).startsWith("sbz-console=").contains("HttpOnly", "SameSite=Lax", "Path=/");
    assertThat(plain).doesNotContain("Secure", "Domain");

    String safe =
        sessionCookie(
            console.press(
                "/admin/login",
                "",
                form("vera", VIEWERS_PASSWORD, "/admin"),
                "X-Forwarded-Proto",
                "https"));
    assertThat(safe).startsWith("__Host-sbz-console=").contains("Secure", "HttpOnly", "Path=/");
    assertThat(safe).doesNotContain("Domain");
  }

  @Test
  void anotherWebsitesFormIsRefused() throws Exception {
    for (String[] header :
        new String[][] {
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"},
          {"Origin", "https://evil.example"},
          {"Origin", "null"}
        }) {
      assertThat(console.press("/admin/logout", operator, "", header).statusCode())
          .as(String.join(": ", header))
          .isEqualTo(403);
    }
    assertThat(console.send("GET", "/admin", null, "Cookie", operator).statusCode()).isEqualTo(200);
  }

  @Test
  void aFormThatDripsOrIsTooLargeIsNotWaitedFor() throws Exception {
    long start = System.nanoTime();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(DRIPPING.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      var reply = new StringBuilder();
      while (socket.getInputStream().available() == 0
          && System.nanoTime() - start < Duration.ofSeconds(15).toNanos()) {
        socket.getOutputStream().write('a');
        java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
      }
      reply.append((char) socket.getInputStream().read());
      while (socket.getInputStream().available() > 0) {
        reply.append((char) socket.getInputStream().read());
      }
      assertThat(reply).startsWith("HTTP/1.1 408 ");
    }
    HttpResponse<String> large = console.send("POST", "/admin/login", "a=" + "x".repeat(70_000));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("more than is read");
  }

  /** Last of all would be best: from then on the address has to wait. So it comes from another. */
  @Test
  void anAddressHasSoManyFailures() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(guess("198.51.100.7").statusCode()).isEqualTo(403);
    }

    assertThat(guess("198.51.100.7").statusCode()).isEqualTo(429);
    assertThat(guess("198.51.100.8").statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> guess(String address) throws Exception {
    return console.press(
        "/admin/login", "", form("nobody", "a guess", "/admin"), "X-Forwarded-For", address);
  }

  private static int port() throws IOException {
    return URI.create(system.url()).getPort();
  }

  private static String entriesOf(String user) {
    return system.servers.text(
        "SELECT count(*) FROM audit_log WHERE what = 'press' AND who = '%s'".formatted(user));
  }

  /** Whatever part of the console they are of. */
  private static List<String> buttons() {
    return system.part(DispatcherServlet.class).getHandlerMappings().stream()
        .filter(RequestMappingHandlerMapping.class::isInstance)
        .flatMap(it -> ((RequestMappingHandlerMapping) it).getHandlerMethods().keySet().stream())
        .filter(
            it ->
                it.getMethodsCondition().getMethods().stream()
                    .anyMatch(method -> method != RequestMethod.GET))
        .flatMap(it -> it.getPatternValues().stream())
        .filter(it -> it.startsWith("/admin/"))
        .filter(it -> !FOR_EVERYBODY.contains(it))
        .map(it -> it.replaceAll("\\{[^}]+}", "01900000-0000-7000-8000-ffffffffffff"))
        .toList();
  }
}
