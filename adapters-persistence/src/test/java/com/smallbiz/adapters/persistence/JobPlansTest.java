package com.smallbiz.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.port.out.JobCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How PostgreSQL goes about looking at many jobs: by their parts' indexes, and never at all. */
class JobPlansTest {

  private static CountingDataSource counting;
  private static final TestDatabase DATABASE =
      TestDatabase.create(pool -> counting = new CountingDataSource(pool));

  private static final JobId DEEP = new JobId(UUID.randomUUID());
  private static final int ENQUEUED = 18_000;

  private final JobCatalog catalog = DATABASE.jobCatalog();

  /** Enqueued jobs, for the most part, and some of all others, older ones; one kind is rare. */
  @BeforeAll
  static void fill() {
    DATABASE
        .sql()
        .sql(
            """
            INSERT INTO jobs (id, type, type_version, queue, arguments, request_id, traceparent,
              state, attempt, max_attempts, token, enqueued_at, started_at, finished_at, died_at,
              next_attempt_at, last_error_code, last_error_message, last_error_at, asked_again)
            SELECT CAST(lpad(to_hex(n), 32, '0') AS uuid),
              CASE WHEN n % 500 = 0 THEN 'rare' WHEN n % 2 = 0 THEN 'ping' ELSE 'sync_order' END,
              1, CASE WHEN n % 2 = 0 THEN 'default' ELSE 'integrations' END, '{}', 'r', 't',
              state, CASE WHEN state = 'enqueued' THEN 0 ELSE 1 END, 25, 1, now(), now(),
              CASE WHEN state IN ('dead', 'succeeded') THEN now() END,
              CASE WHEN state = 'dead' THEN now() END,
              CASE WHEN state = 'retrying' THEN now() + interval '1 hour' END,
              CASE WHEN state = 'dead' THEN 'c' END, CASE WHEN state = 'dead' THEN 'm' END,
              CASE WHEN state = 'dead' THEN now() END, false
            FROM (
              SELECT n, CASE WHEN n > 2000 THEN 'enqueued'
                             WHEN n > 1990 THEN 'running'
                             ELSE (ARRAY['dead', 'succeeded', 'retrying'])[n % 3 + 1] END AS state
              FROM generate_series(1, :number) AS n
            ) AS job
            """)
        .param("number", ENQUEUED + 2_000)
        .update();
    DATABASE.sql().sql("VACUUM (ANALYZE) jobs").update();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  static Stream<JobFilter> filters() {
    var filters = new ArrayList<JobFilter>();
    for (JobState state :
        new JobState[] {
          null,
          JobState.ENQUEUED,
          JobState.SCHEDULED,
          JobState.RETRYING,
          JobState.SUCCEEDED,
          JobState.DEAD
        }) {
      filters.add(new JobFilter(state, null, null));
      filters.add(new JobFilter(state, "default", null));
      filters.add(new JobFilter(state, null, "rare"));
      filters.add(new JobFilter(state, "default", "rare"));
    }
    return filters.stream();
  }

  @ParameterizedTest
  @MethodSource("filters")
  void aDeepPageBeginsAtItsPlaceInTheIndexesOfItsParts(JobFilter filter) {
    String plan = planOf(() -> catalog.page(new JobQuery(filter, 20, DEEP)));

    assertThat(plan)
        .contains("Index Cond: ((ROW(")
        .doesNotContain("Seq Scan", "Bitmap")
        .doesNotContainPattern("Scan.* using jobs_pkey on jobs\\b(?! job)");
    JobPart.with(filter.state())
        .forEach(part -> assertThat(plan).contains("jobs_" + Names.of(part)));
  }

  @Test
  void aPageTakesOneStatementWhateverItAsksFor() {
    counting.statements().clear();

    JobPage page = catalog.page(new JobQuery(JobFilter.NONE, 100, null));

    assertThat(page.jobs()).hasSize(100);
    assertThat(counting.statements()).hasSize(1);
  }

  @Test
  void aPageOfCertainJobsIsReadByTheirIds() {
    List<JobId> ids = Stream.generate(UUID::randomUUID).limit(100).map(JobId::new).toList();
    var query = new JobQuery(JobFilter.of(JobState.RUNNING), 20, DEEP);

    assertThat(planOf(() -> catalog.pageOf(ids, query)))
        .contains("jobs_pkey")
        .doesNotContain("Seq Scan");
  }

  @Test
  void queuesAreCountedByTheIndexesOfTheirPartsAndNoFurtherThanTheLimit() {
    String plan = planOf(() -> catalog.summarize(List.of("default", "integrations"), 1_000, 1_000));

    assertThat(plan)
        .contains(
            "jobs_at_hand",
            "Index Only Scan using jobs_scheduled",
            "Index Only Scan using jobs_retrying",
            "jobs_dead")
        .doesNotContain("Seq Scan", "jobs_succeeded");
    assertThat(catalog.summarize(List.of("default"), 1_000, 1_000).get(0).depth())
        .isLessThan(1_001);
  }

  @Test
  void aTextIsLookedForInOneJobAfterTheOther() {
    var filter = new JobFilter(JobState.ENQUEUED, null, null, "nothing like it");

    assertThat(planOf(() -> catalog.page(new JobQuery(filter, 20, DEEP))))
        .contains("Index Scan using jobs_pkey")
        .doesNotContain("Seq Scan");
  }

  @Test
  void queuesAreNamedWithoutLookingAtTheirJobs() {
    assertThat(planOf(catalog::queues)).doesNotContain("Seq Scan", "Bitmap");
    assertThat(catalog.queues()).containsExactlyInAnyOrder("default", "integrations");
  }

  /** What the other lists cost is not paid by the workers. */
  @Test
  void aStartTouchesNoIndex() {
    JobId id =
        catalog.page(new JobQuery(JobFilter.of(JobState.ENQUEUED), 1, null)).jobs().stream()
            .map(Job::id)
            .findFirst()
            .orElseThrow();
    long before = updatesWithinThePage();

    DATABASE.jobs().start(List.of(new Claim(id, "default", 2)), true);

    Await.until("it is counted", () -> updatesWithinThePage() > before);
  }

  private static long updatesWithinThePage() {
    return DATABASE
        .sql()
        .sql("SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'jobs'")
        .query(Long.class)
        .single();
  }

  /** The plan that PostgreSQL has for any such call, not for one with known values. */
  private static String planOf(Runnable call) {
    counting.statements().clear();
    call.run();
    String sql = numbered(counting.statements().get(0));
    return String.join(
        "\n", simple().sql("EXPLAIN (GENERIC_PLAN) " + sql).query(String.class).list());
  }

  /** Sends the text alone, without asking for values for its parameters. */
  private static JdbcClient simple() {
    String url = DATABASE.pool().getJdbcUrl() + "?preferQueryMode=simple";
    return JdbcClient.create(new DriverManagerDataSource(url, DATABASE.pool().getUsername(), ""));
  }

  private static String numbered(String sql) {
    int number = 0;
    while (sql.contains("?")) {
      sql = sql.replaceFirst("\\?", "\\$" + ++number);
    }
    return sql;
  }
}
