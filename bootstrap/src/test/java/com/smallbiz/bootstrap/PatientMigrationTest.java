package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smallbiz.adapters.persistence.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Migrations of a database that somebody else uses. */
class PatientMigrationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static PostgresServer postgres;

  @TempDir Path migrations;
  private String url;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void aTableIsThere() throws IOException {
    url = postgres.url(postgres.createDatabase());
    migration("V1__table.sql", "CREATE TABLE things (id int)");
    migrate();
  }

  @Test
  void aTableThatIsInUseForAWhileIsChangedLater() throws Exception {
    migration("V2__column.sql", "ALTER TABLE things ADD COLUMN name text");
    try (var user = use()) {
      CompletableFuture<Void> migrated = CompletableFuture.runAsync(this::migrate);
      await().atMost(PATIENCE).until(() -> waiting() == 1);
      await().atMost(PATIENCE).until(() -> waiting() == 0);
      assertThat(migrated).isNotDone();

      user.rollback();

      assertThat(migrated).succeedsWithin(PATIENCE);
    }
    assertThat(number("SELECT count(*) FROM flyway_schema_history WHERE success")).isEqualTo(2);
  }

  @Test
  void aTableThatStaysInUseIsGivenUpOnAndEverybodyElseIsServed() throws Exception {
    migration("V2__column.sql", "ALTER TABLE things ADD COLUMN name text");
    try (var user = use()) {
      assertThatThrownBy(this::migrate)
          .isInstanceOf(FlywayException.class)
          .satisfies(failure -> assertThat(PatientMigration.isInUse(failure)).isTrue());
      assertThat(number("SELECT count(*) FROM things")).isZero();
      user.rollback();
    }
    migrate();
  }

  /** It has to wait for those who write, and leaves an index that is no good. */
  @Test
  void anIndexThatCouldNotBeMadeIsMadeAnew() throws Exception {
    migration(
        "V2__index.sql",
        """
        DROP INDEX CONCURRENTLY IF EXISTS things_by_id;
        CREATE INDEX CONCURRENTLY things_by_id ON things (id);
        """);
    try (var user = use()) {
      assertThatThrownBy(this::migrate).isInstanceOf(FlywayException.class);
      user.rollback();
    }

    migrate();

    assertThat(
            number(
                "SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid ="
                    + " 'things_by_id'::regclass"))
        .isEqualTo(1);
  }

  @Test
  void aVersionThatMeetsNewerTablesGoesOn() throws IOException {
    Path newer = migration("V2__column.sql", "ALTER TABLE things ADD COLUMN name text");
    migrate();
    Files.delete(newer);

    migrate();
  }

  @Test
  void whatIsWrongIsNotTriedAgain() throws IOException {
    migration("V2__wrong.sql", "ALTER TABLE nothing ADD COLUMN name text");

    assertThatThrownBy(this::migrate)
        .isInstanceOf(FlywayException.class)
        .satisfies(failure -> assertThat(PatientMigration.isInUse(failure)).isFalse());
  }

  /** Reads and writes the table, in a transaction that stays open. */
  private Connection use() throws SQLException {
    Connection user = DriverManager.getConnection(url, postgres.username(), "");
    user.setAutoCommit(false);
    try (var statement = user.createStatement()) {
      statement.execute("INSERT INTO things VALUES (1)");
    }
    return user;
  }

  private long waiting() {
    return number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
  }

  private long number(String query) {
    try (var connection = DriverManager.getConnection(url, postgres.username(), "");
        var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private void migrate() {
    withFlyway(new PatientMigration(Duration.ofMillis(10))::migrate);
  }

  /** Flyway as the application has it, but for the migrations. */
  private void withFlyway(Consumer<Flyway> use) {
    new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withUserConfiguration(Migration.Beans.class)
        .withPropertyValues(
            "spring.datasource.url=" + url,
            "spring.datasource.username=" + postgres.username(),
            "spring.datasource.password=",
            "spring.flyway.locations=filesystem:" + migrations)
        .run(beans -> use.accept(beans.getBean(Flyway.class)));
  }

  private Path migration(String name, String sql) throws IOException {
    return Files.writeString(migrations.resolve(name), sql);
  }
}
