package com.smallbiz.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.bootstrap.story.ApiClient.Answer;
import com.smallbiz.bootstrap.story.RunningSystem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How much there is costs the console nothing: no page reads a big table from its beginning, or
 * counts it to its end. Nothing is timed; PostgreSQL tells how many rows it looked at.
 */
@Tag("chaos")
class MillionRowsTest {

  private static final Set<String> BIG =
      Set.of("jobs", "job_attempts", "orders", "line_items", "order_sync_attempts", "audit_log");

  /**
   * At a stretch. Of each list there are several times as many jobs. Two filters of orders have an
   * index each and none together: the shorter list is walked, which is that of failed ones here.
   */
  private static final long LONGEST_WALK = 25_000;

  /** Of one table by one query: three queues are glanced at, each with four lists of jobs. */
  private static final long MOST = 3 * 4 * 10_001;

  private static final String SESSION = "m".repeat(43);

  private static RunningSystem system;
  private static ExplainingDataSource explaining;

  /** Laid over the application: its data source has everything explained. */
  @Configuration(proxyBeanMethods = false)
  static class Explaining {

    @Bean
    static BeanPostProcessor explainingDataSource() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          if (bean instanceof DataSource dataSource) {
            explaining = new ExplainingDataSource(dataSource);
            return explaining;
          }
          return bean;
        }
      };
    }
  }

  @BeforeAll
  static void start() {
    system =
        RunningSystem.start(
            Map.of(
                "SMALLBIZ_ROLES", "web",
                "SMALLBIZ_CONSOLE_USER", ConsoleSite.USER,
                "SMALLBIZ_CONSOLE_PASSWORD", ConsoleSite.PASSWORD),
            Explaining.class);
    MillionRows.insert(system.servers);
    system.servers.sql(
        """
        INSERT INTO console_sessions (digest, user_name, created_at, last_seen_at)
        VALUES (sha256('%s'), '%s', now(), now())
        """
            .formatted(SESSION, ConsoleSite.USER));
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
  }

  static Stream<String> pages() {
    return Stream.of(
            List.of(
                "/admin/panels/attention",
                "/admin/panels/jobs",
                "/admin/panels/jobs/cards",
                "/admin/panels/jobs/history?history=6m",
                "/admin/panels/jobs/totals",
                "/admin/panels/orders",
                "/admin/panels/system",
                "/admin/running",
                "/admin/queues",
                "/admin/queues/default",
                "/admin/queues/mail?type=rare",
                "/admin/recurring",
                "/admin/metrics?window=72h",
                "/admin/metrics/sync_order?window=72h",
                "/admin/audit",
                "/admin/audit?who=grace",
                "/admin/audit?who=nobody",
                "/admin/jobs/{job}",
                "/admin/orders/{order}"),
            jobLists("/admin/retries", "/admin/scheduled", "/admin/dead"),
            orders())
        .flatMap(List::stream);
  }

  private static List<String> jobLists(String... lists) {
    return Stream.of(lists)
        .flatMap(
            list ->
                Stream.of(
                        "",
                        "?queue=mail",
                        "?type=rare",
                        "?queue=mail&type=rare",
                        "?queue=mail&type=nothing",
                        "?q=answered",
                        "?q=answered+503",
                        "?q=nothing+like+it",
                        "?q=nothing&queue=integrations&type=sync_order",
                        "?q={job}",
                        "?after={job}")
                    .map(list::concat))
        .toList();
  }

  private static List<String> orders() {
    return Stream.of(
            "",
            "?status=draft",
            "?sync=failed",
            "?sync=syncing",
            "?status=draft&sync=failed",
            "?status=cancelled&sync=pending",
            "?q=Ada",
            "?q=Customer+77",
            "?q=nobody",
            "?q=Ada&sync=synced",
            "?q=Ada&sync=failed",
            "?q=Customer+77&sync=failed",
            "?from=2026-01-01",
            "?sync=failed&from=2026-01-01")
        .map("/admin/orders"::concat)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageLooksAtAFewRowsOfAMillion(String path) {
    explaining.takePlans();

    Answer answer =
        system.api.send(
            system.api.request(address(path)).header("Cookie", "sbz-console=" + SESSION));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(explaining.takePlans()).isNotEmpty().allSatisfy(MillionRowsTest::isBounded);
  }

  private static void isBounded(QueryPlan plan) {
    assertThat(plan.scanned()).as("read from the beginning").doesNotContainAnyElementsOf(BIG);
    for (String table : BIG) {
      assertThat(plan.walks().getOrDefault(table, 0L)).as(table).isLessThan(LONGEST_WALK);
      assertThat(plan.rows().getOrDefault(table, 0L)).as(table).isLessThan(MOST);
    }
  }

  private static String address(String path) {
    return path.replace("{job}", any("SELECT id FROM jobs WHERE died_at IS NOT NULL LIMIT 1"))
        .replace("{order}", any("SELECT id FROM orders LIMIT 1"));
  }

  private static String any(String query) {
    return system.servers.text(query);
  }
}
