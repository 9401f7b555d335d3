package com.smallbiz.adapters.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.adapters.persistence.MigrationLint.Fault;
import com.smallbiz.adapters.persistence.MigrationLint.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every migration is safe on a database that is in use; those that are not are known by name. */
class MigrationLintTest {

  private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

  /**
   * What ran before the first release, on tables that nobody used yet, and must not be changed any
   * more. There is no reason for another line here: what a release has brought is big.
   */
  private static final Map<String, Set<Fault>> BEFORE_THE_FIRST_RELEASE =
      Map.of(
          // The history of attempts, and starts without an entry in any index.
          "V3__job_runs.sql",
          EnumSet.of(
              Fault.CONSTRAINT_NOT_DEFERRED,
              Fault.TYPE_CHANGED,
              Fault.INDEX_NOT_CONCURRENT,
              Fault.SEVERAL_LOCKS),
          // Scheduled jobs.
          "V4__recurring_jobs.sql",
          EnumSet.of(Fault.VALIDATED_UNDER_LOCK, Fault.SEVERAL_LOCKS),
          // Lists of jobs.
          "V5__queues.sql",
          EnumSet.of(Fault.INDEX_NOT_CONCURRENT, Fault.SEVERAL_LOCKS),
          "V13__lists_of_jobs.sql",
          EnumSet.of(Fault.INDEX_NOT_CONCURRENT, Fault.SEVERAL_LOCKS));

  @Test
  void everyMigrationIsSafe() throws IOException {
    List<Finding> findings = MigrationLint.check(migrations());

    assertThat(findings)
        .filteredOn(
            it ->
                !BEFORE_THE_FIRST_RELEASE.getOrDefault(it.script(), Set.of()).contains(it.fault()))
        .isEmpty();
  }

  @Test
  void everyExceptionIsStillOne() throws IOException {
    assertThat(
            MigrationLint.check(migrations()).stream()
                .collect(groupingBy(Finding::script, mapping(Finding::fault, toSet()))))
        .containsAllEntriesOf(BEFORE_THE_FIRST_RELEASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "INDEX_NOT_CONCURRENT | CREATE INDEX i ON jobs (id)",
        "INDEX_NOT_CONCURRENT | create unique index i on jobs (id)",
        "INDEX_NOT_CONCURRENT | CREATE INDEX IF NOT EXISTS i ON jobs (id)",
        "INDEX_NOT_CONCURRENT | DROP INDEX i",
        "INDEX_NOT_CONCURRENT | REINDEX TABLE jobs",
        "CONCURRENT_BESIDE_OTHERS | DROP INDEX CONCURRENTLY IF EXISTS i; CREATE INDEX CONCURRENTLY i"
            + " ON jobs (id); COMMENT ON INDEX i IS 'x'",
        "CONCURRENT_NOT_REPEATABLE | CREATE INDEX CONCURRENTLY i ON jobs (id)",
        "CONCURRENT_NOT_REPEATABLE | CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON jobs (id)",
        "CONCURRENT_NOT_REPEATABLE | DROP INDEX CONCURRENTLY i",
        "COLUMN_THAT_ROWS_LACK | ALTER TABLE jobs ADD COLUMN c int NOT NULL",
        "COLUMN_THAT_ROWS_LACK | ALTER TABLE jobs ADD c int, ADD d int NOT NULL",
        "COLUMN_THAT_IS_COMPUTED | ALTER TABLE jobs ADD c uuid NOT NULL DEFAULT gen_random_uuid()",
        "COLUMN_THAT_IS_COMPUTED | ALTER TABLE jobs ADD c bigserial",
        "COLUMN_THAT_IS_COMPUTED | ALTER TABLE jobs ADD c int GENERATED ALWAYS AS (a + 1) STORED",
        "COLUMN_THAT_IS_CHECKED | ALTER TABLE jobs ADD c int CHECK (c > 0)",
        "COLUMN_THAT_IS_CHECKED | ALTER TABLE jobs ADD c uuid REFERENCES orders",
        "TYPE_CHANGED | ALTER TABLE jobs ALTER COLUMN c TYPE bigint",
        "TYPE_CHANGED | ALTER TABLE jobs ALTER c SET DATA TYPE bigint",
        "TYPE_CHANGED | ALTER TYPE mood ADD VALUE 'glad'",
        "TAKEN_AWAY | ALTER TABLE jobs DROP COLUMN c",
        "TAKEN_AWAY | ALTER TABLE jobs DROP c",
        "TAKEN_AWAY | ALTER TABLE jobs ALTER c DROP DEFAULT",
        "TAKEN_AWAY | DROP TABLE jobs",
        "TAKEN_AWAY | TRUNCATE jobs",
        "RENAMED | ALTER TABLE jobs RENAME COLUMN c TO d",
        "RENAMED | ALTER TABLE jobs RENAME TO tasks",
        "NOT_NULL_UNPROVEN | ALTER TABLE jobs ALTER c SET NOT NULL",
        "CONSTRAINT_NOT_DEFERRED | ALTER TABLE jobs ADD CONSTRAINT k CHECK (c > 0)",
        "CONSTRAINT_NOT_DEFERRED | ALTER TABLE jobs ADD UNIQUE (c)",
        "CONSTRAINT_NOT_DEFERRED | ALTER TABLE jobs ADD FOREIGN KEY (c) REFERENCES orders",
        "VALIDATED_UNDER_LOCK | ALTER TABLE jobs ADD CONSTRAINT k CHECK (c > 0) NOT VALID;"
            + " ALTER TABLE jobs VALIDATE CONSTRAINT k",
        "ALL_ROWS_WRITTEN | UPDATE jobs SET c = 1",
        "ALL_ROWS_WRITTEN | DELETE FROM jobs",
        "TABLE_LOCKED | LOCK TABLE jobs",
        "TABLE_LOCKED | VACUUM FULL jobs",
        "TABLE_LOCKED | CLUSTER jobs USING i",
        "SEVERAL_LOCKS | ALTER TABLE jobs ADD c int; ALTER TABLE orders ADD c int",
        "SEVERAL_LOCKS | CREATE TABLE t (o uuid REFERENCES orders); ALTER TABLE jobs ADD c int",
        "UNKNOWN | DO $$ BEGIN EXECUTE 'DROP TABLE jobs; x'; END $$",
        "UNKNOWN | ALTER TABLE jobs SET UNLOGGED",
        "UNKNOWN | CREATE EXTENSION pg_trgm",
      })
  void whatIsUnsafeIsFound(Fault fault, String sql) {
    assertThat(MigrationLint.check(List.of(SqlScript.of("V14__bad.sql", sql))))
        .extracting(Finding::fault)
        .contains(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (id uuid PRIMARY KEY, c int CHECK (c > 0)); CREATE INDEX i ON t (c)",
        "CREATE TABLE t (id uuid, o uuid NOT NULL REFERENCES orders ON DELETE CASCADE)",
        "ALTER TABLE jobs ADD COLUMN c text -- not UNIQUE; nor anything",
        "ALTER TABLE jobs ADD COLUMN c int NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD CONSTRAINT k CHECK (c IN ('a;b', 'c')) NOT VALID",
        "ALTER TABLE jobs VALIDATE CONSTRAINT k",
        "ALTER TABLE jobs SET (fillfactor = 50)",
        "UPDATE queues SET paused_at = now() WHERE name = 'default'",
        """
        /* As long as the transactions that are there already may last. */
        SET lock_timeout = '1min';
        DROP INDEX CONCURRENTLY IF EXISTS i;
        CREATE INDEX CONCURRENTLY i ON jobs (id);
        RESET lock_timeout;
        """,
      })
  void whatIsSafeIsLeftAlone(String sql) {
    assertThat(MigrationLint.check(List.of(SqlScript.of("V14__good.sql", sql)))).isEmpty();
  }

  @Test
  void notNullIsSafeWhenItWasProvenBefore() {
    var added =
        SqlScript.of(
            "V14__a.sql", "ALTER TABLE jobs ADD CONSTRAINT k CHECK (c IS NOT NULL) NOT VALID");
    var validated = SqlScript.of("V15__b.sql", "ALTER TABLE jobs VALIDATE CONSTRAINT k");
    var set = SqlScript.of("V16__c.sql", "ALTER TABLE jobs ALTER COLUMN c SET NOT NULL");

    assertThat(MigrationLint.check(List.of(added, validated, set))).isEmpty();
    assertThat(MigrationLint.check(List.of(added, set)))
        .extracting(Finding::fault)
        .containsExactly(Fault.NOT_NULL_UNPROVEN);
  }

  private static List<SqlScript> migrations() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      var scripts = new ArrayList<SqlScript>();
      for (Path file : files.sorted(Comparator.comparing(MigrationLintTest::version)).toList()) {
        scripts.add(SqlScript.of(file.getFileName().toString(), Files.readString(file)));
      }
      assertThat(scripts).hasSizeGreaterThan(12);
      return scripts;
    }
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"));
  }
}
