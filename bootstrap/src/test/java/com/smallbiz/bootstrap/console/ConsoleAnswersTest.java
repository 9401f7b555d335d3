package com.smallbiz.bootstrap.console;

import static com.smallbiz.bootstrap.console.ConsoleClient.header;
import static com.smallbiz.bootstrap.console.ConsoleClient.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.bootstrap.story.RunningSystem;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser is told that asks for what cannot be done, and for what pages load. */
class ConsoleAnswersTest {

  private static final Pattern ASSET = Pattern.compile("/admin/assets/[^\"]+");

  private static RunningSystem system;
  private static ConsoleClient console;
  private static String session;

  @BeforeAll
  static void start() throws Exception {
    system =
        RunningSystem.start(
            Map.of(
                "SMALLBIZ_CONSOLE_USER",
                ConsoleSite.USER,
                "SMALLBIZ_CONSOLE_PASSWORD",
                ConsoleSite.PASSWORD));
    console = new ConsoleClient(system.url());
    session = session(console.logIn(ConsoleSite.USER, ConsoleSite.PASSWORD, "/admin"));
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/admin/users, name=eve&password=nine+quiet+lanterns&role=EMPEROR",
    "/admin/users/role, name=eve&role=emperor",
    "/admin/users/role, name=eve",
    "/admin/api-keys, name=shop&scope=orders%3Aread&lifetime=CENTURY",
    "/admin/dead/retry, id=7"
  })
  void aFormThatCannotBeReadIsToldSo(String path, String form) throws Exception {
    HttpResponse<String> reply = console.press(path, session, form);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(header(reply, "Content-Type")).startsWith("text/html");
    assertThat(reply.body()).contains("The request cannot be answered", "Nothing was changed");
  }

  @Test
  void anAddressThatCannotBeReadIsNoPage() throws Exception {
    assertThat(page("/admin/audit?after=7").statusCode()).isEqualTo(400);
    assertThat(page("/admin/jobs/7").statusCode()).isEqualTo(404);
    assertThat(page("/admin/orders/7").statusCode()).isEqualTo(404);
  }

  @Test
  void whatPagesLoadIsKeptByBrowsersUntilItIsAnother() throws Exception {
    List<String> assets = assets(page("/admin"));
    assertThat(assets).hasSizeGreaterThan(5).allMatch(it -> it.contains("?v="));
    assertThat(assets(page("/admin/login"))).isSubsetOf(assets);
    assertThat(assets(page("/admin/none"))).isNotEmpty().isSubsetOf(assets);
    for (String asset : assets) {
      HttpResponse<String> reply = console.send("GET", asset, null);

      assertThat(reply.statusCode()).as(asset).isEqualTo(200);
      assertThat(header(reply, "Cache-Control")).contains("max-age=31536000", "immutable");
      assertThat(header(reply, "Content-Security-Policy")).doesNotContain("nonce");
      assertThat(header(reply, "Content-Disposition")).isEqualTo("inline");
      assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
      HttpResponse<String> again =
          console.send("GET", asset, null, "If-None-Match", header(reply, "ETag"));
      assertThat(again.statusCode()).isEqualTo(304);
    }
  }

  /** While a release is rolled out, another instance may be asked for it. */
  @Test
  void anAssetOfAnotherVersionIsAskedForAgain() throws Exception {
    HttpResponse<String> reply = console.send("GET", "/admin/assets/console.css?v=another", null);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(header(reply, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(reply, "ETag")).isNotEmpty();
  }

  @Test
  void withoutPostgresqlAPageSaysSo() throws Exception {
    system.servers.postgres.stop();
    try {
      unavailable(page("/admin"));
      unavailable(page("/admin/users"));
      unavailable(console.press("/admin/users/unlock", session, "name=ada"));
      unavailable(console.logIn(ConsoleSite.USER, ConsoleSite.PASSWORD, "/admin"));
      assertThat(console.send("GET", "/admin/login", null).statusCode()).isEqualTo(200);
    } finally {
      system.servers.postgres.restart();
    }
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(page("/admin/users").statusCode()).isEqualTo(200));
  }

  /** And looks like one: what it loads needs no database. */
  private static void unavailable(HttpResponse<String> reply) throws Exception {
    assertThat(reply.statusCode()).isEqualTo(503);
    assertThat(header(reply, "Content-Type")).startsWith("text/html");
    assertThat(header(reply, "Retry-After")).isNotEmpty();
    assertThat(reply.body()).contains("The database cannot be reached", "Nothing is lost");
    for (String asset : assets(reply)) {
      assertThat(console.send("GET", asset, null).statusCode()).as(asset).isEqualTo(200);
    }
  }

  private static HttpResponse<String> page(String path) throws Exception {
    return console.send("GET", path, null, "Cookie", session);
  }

  private static List<String> assets(HttpResponse<String> page) {
    return ASSET.matcher(page.body()).results().map(MatchResult::group).distinct().toList();
  }
}
