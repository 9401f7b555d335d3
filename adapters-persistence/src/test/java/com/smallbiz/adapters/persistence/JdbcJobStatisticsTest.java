package com.smallbiz.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.port.out.JobStatistics;
import com.smallbiz.application.port.out.RunHistory;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.statistics.JobRun;
import com.smallbiz.application.statistics.RunTotals;
import com.smallbiz.application.statistics.Window;
import com.smallbiz.application.testkit.JobStatisticsContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class JdbcJobStatisticsTest extends JobStatisticsContract {

  private static final TestDatabase DATABASE = TestDatabase.create();

  private final BatchedJobStatistics statistics = new BatchedJobStatistics(DATABASE.sql());
  private final JdbcRunHistory history = new JdbcRunHistory(DATABASE.sql());

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected JobStatistics statistics() {
    return statistics;
  }

  @Override
  protected RunHistory history() {
    return history;
  }

  @Override
  protected void arrive() {
    statistics.flush();
  }

  @Override
  protected void age(Duration age) {
    DATABASE
        .sql()
        .sql(
            """
            UPDATE job_statistics
            SET period = date_trunc(resolution, period - :seconds * interval '1 second', 'UTC')
            """)
        .param("seconds", age.toSeconds())
        .update();
  }

  @Test
  void processesThatAddAtTheSameTimeLoseNothing() {
    long rounds = 50;
    var processes = new ArrayList<CompletableFuture<Void>>();
    for (List<String> types : List.of(List.of("a", "b", "c"), List.of("c", "b", "a"))) {
      processes.add(
          CompletableFuture.runAsync(
              () -> {
                var process = new BatchedJobStatistics(DATABASE.sql());
                for (int round = 0; round < rounds; round++) {
                  types.forEach(type -> process.add(new JobRun(type, true, Duration.ZERO)));
                  process.flush();
                }
              }));
    }
    processes.forEach(CompletableFuture::join);

    assertThat(history.totals()).isEqualTo(new RunTotals(2 * 3 * rounds, 0));
    assertThat(history.sums(new Window(Duration.ofDays(7), Duration.ofDays(1))))
        .hasSize(3)
        .allSatisfy(it -> assertThat(it.histogram().total()).isEqualTo(2 * rounds));
  }

  @Test
  void sumsWaitWhilePostgresIsAway() {
    var away = new AtomicBoolean(true);
    var process = new BatchedJobStatistics(JdbcClient.create(switched(away)));
    process.add(new JobRun("a", true, Duration.ZERO));
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(process::flush);
    process.add(new JobRun("a", false, Duration.ZERO));

    away.set(false);
    process.flush();

    assertThat(history.totals()).isEqualTo(new RunTotals(1, 1));
  }

  @Test
  void theLastRunsAreWrittenAtTheEnd() throws InterruptedException {
    var process = new BatchedJobStatistics(DATABASE.sql());
    process.add(new JobRun("a", true, Duration.ZERO));

    process.stop();

    assertThat(history.totals()).isEqualTo(new RunTotals(1, 0));
  }

  private static DataSource switched(AtomicBoolean away) {
    return new DelegatingDataSource(DATABASE.dataSource()) {
      @Override
      public java.sql.Connection getConnection() throws java.sql.SQLException {
        if (away.get()) {
          throw new java.sql.SQLTransientConnectionException("away", "08001");
        }
        return super.getConnection();
      }
    };
  }
}
