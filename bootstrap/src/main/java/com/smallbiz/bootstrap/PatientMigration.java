package com.smallbiz.bootstrap;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Migrates, and where a table is in use for longer than a migration may wait for it, tries again a
 * few times, each time after a longer pause in which everybody else gets on.
 */
final class PatientMigration implements FlywayMigrationStrategy {

  private static final Logger LOGGER = LoggerFactory.getLogger(PatientMigration.class);

  /** A lock could not be had in time. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final int ATTEMPTS = 5;

  private final Duration firstPause;

  PatientMigration() {
    this(Duration.ofSeconds(1));
  }

  /**
   * @param firstPause after the first attempt; the next ones are twice as long each
   */
  PatientMigration(Duration firstPause) {
    this.firstPause = firstPause;
  }

  /**
   * @throws FlywayException if it fails, or the tables are still in use at the last attempt
   */
  @Override
  public void migrate(Flyway flyway) {
    Duration pause = firstPause;
    for (int attempt = 1; !hasMigrated(flyway, attempt); attempt++) {
      LOGGER.warn("A table is in use; the migration is tried again in {} s", pause.toSeconds());
      sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private static boolean hasMigrated(Flyway flyway, int attempt) {
    try {
      forgetFailures(flyway);
      flyway.migrate();
      return true;
    } catch (FlywayException failure) {
      if (attempt < ATTEMPTS && isInUse(failure)) {
        return false;
      }
      throw failure;
    }
  }

  /**
   * A migration outside a transaction leaves a note that it failed, which would stop all others.
   * Such migrations can be run again, as their lint has it; those in a transaction leave nothing.
   */
  private static void forgetFailures(Flyway flyway) {
    boolean failed =
        Arrays.stream(flyway.info().all()).anyMatch(migration -> migration.getState().isFailed());
    if (failed) {
      JdbcClient.create(flyway.getConfiguration().getDataSource())
          .sql("DELETE FROM flyway_schema_history WHERE NOT success")
          .update();
    }
  }

  /** Whether tables could not be changed because they are in use. */
  static boolean isInUse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static void sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the migration was interrupted", hurry);
    }
  }
}
