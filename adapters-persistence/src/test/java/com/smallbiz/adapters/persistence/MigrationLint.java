package com.smallbiz.adapters.persistence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for statements that a database in use does not survive: that hold up everybody while a big
 * table is read or written anew, or take away what the version before, which is still running,
 * relies on. What it does not know it refuses.
 */
final class MigrationLint {

  /** What can be wrong, and what to do instead. */
  enum Fault {
    INDEX_NOT_CONCURRENT("make and drop indexes CONCURRENTLY, in a migration of their own"),
    CONCURRENT_BESIDE_OTHERS("CONCURRENTLY runs in no transaction: give it a migration of its own"),
    CONCURRENT_NOT_REPEATABLE(
        "an attempt that failed leaves an index that is invalid: DROP INDEX CONCURRENTLY IF EXISTS"
            + " before CREATE INDEX CONCURRENTLY, without IF NOT EXISTS"),
    COLUMN_THAT_ROWS_LACK("a new column is nullable, or has a DEFAULT"),
    COLUMN_THAT_IS_COMPUTED("a default that differs from row to row writes the whole table anew"),
    COLUMN_THAT_IS_CHECKED("add the constraint by itself, NOT VALID, and validate it later"),
    TYPE_CHANGED("add a column of the other type, and fill it in batches"),
    TAKEN_AWAY("the version before still uses it: first a version that does not"),
    RENAMED("the version before knows it by its old name: add, and take away later"),
    NOT_NULL_UNPROVEN(
        "add CHECK (… IS NOT NULL) NOT VALID, validate it in the next migration, then SET NOT NULL"),
    CONSTRAINT_NOT_DEFERRED("add it NOT VALID, and validate it in the next migration"),
    VALIDATED_UNDER_LOCK("VALIDATE in a migration of its own, after the one that added it"),
    ALL_ROWS_WRITTEN("write the rows in batches, by a job"),
    TABLE_LOCKED("no migration may keep everybody waiting"),
    SEVERAL_LOCKS("one statement on an existing table a migration: each lock is held to the end"),
    UNKNOWN("say whether it is safe, in the lint");

    final String advice;

    Fault(String advice) {
      this.advice = advice;
    }
  }

  record Finding(String script, Fault fault, String statement) {

    @Override
    public String toString() {
      return "%s: %s: %s%n    %s".formatted(script, fault, fault.advice, statement);
    }
  }

  private static final Pattern INDEX =
      Pattern.compile(
          "^CREATE (?:UNIQUE )?INDEX (?<concurrently>CONCURRENTLY )?.*? ON (?<table>\\S+)");
  private static final Pattern CONCURRENT_INDEX =
      Pattern.compile("^CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?<name>\\S+) ON ");
  private static final Pattern TABLE_CHANGE =
      Pattern.compile("^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(?<table>\\S+) (?<actions>.*)$");
  private static final Pattern WRITE =
      Pattern.compile("^(?:UPDATE|DELETE FROM) (?:ONLY )?(?<table>\\S+)");
  private static final Pattern REFERENCE = Pattern.compile("\\bREFERENCES (?<table>[^\\s(]+)");
  private static final Pattern NOT_NULL =
      Pattern.compile("ALTER (?:COLUMN )?(?<column>\\S+) SET NOT NULL");

  /** A comma that no bracket is around parts what one ALTER TABLE does. */
  private static final Pattern BETWEEN_ACTIONS =
      Pattern.compile(", (?=(?:ADD|ALTER|DROP|VALIDATE|SET|RESET|RENAME) )");

  private final List<SqlScript> before = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Finds what is wrong with migrations that run in this order. */
  static List<Finding> check(List<SqlScript> scripts) {
    var lint = new MigrationLint();
    scripts.forEach(lint::check);
    return lint.findings;
  }

  private void check(SqlScript script) {
    Set<String> fresh = script.newTables();
    int locks = 0;
    for (String statement : script.statements()) {
      Set<Fault> faults = faults(script, fresh, statement);
      if (locksExistingTable(fresh, statement) && ++locks > 1) {
        faults.add(Fault.SEVERAL_LOCKS);
      }
      faults.forEach(fault -> findings.add(new Finding(script.name(), fault, statement)));
    }
    before.add(script);
  }

  private Set<Fault> faults(SqlScript script, Set<String> fresh, String statement) {
    var faults = EnumSet.noneOf(Fault.class);
    Matcher change = TABLE_CHANGE.matcher(statement);
    Matcher index = INDEX.matcher(statement);
    Matcher write = WRITE.matcher(statement);
    if (statement.contains(" CONCURRENTLY ")) {
      checkConcurrent(script, statement, faults);
    } else if (index.find()) {
      if (!fresh.contains(index.group("table"))) {
        faults.add(Fault.INDEX_NOT_CONCURRENT);
      }
    } else if (statement.matches("(DROP INDEX|REINDEX) .*")) {
      faults.add(Fault.INDEX_NOT_CONCURRENT);
    } else if (change.find()) {
      if (!fresh.contains(change.group("table"))) {
        for (String action : BETWEEN_ACTIONS.split(change.group("actions"), -1)) {
          checkChange(script, change.group("table"), action, faults);
        }
      }
    } else if (write.find()) {
      if (!statement.contains(" WHERE ") && !fresh.contains(write.group("table"))) {
        faults.add(Fault.ALL_ROWS_WRITTEN);
      }
    } else if (statement.matches("(DROP|TRUNCATE) .*")) {
      faults.add(Fault.TAKEN_AWAY);
    } else if (statement.matches("ALTER TYPE .*")) {
      faults.add(Fault.TYPE_CHANGED);
    } else if (statement.matches("(LOCK|CLUSTER|VACUUM) .*")) {
      faults.add(Fault.TABLE_LOCKED);
    } else if (!statement.matches(
        "(CREATE TABLE|INSERT INTO|COMMENT ON|SET LOCK_TIMEOUT|RESET LOCK_TIMEOUT)( .*)?")) {
      faults.add(Fault.UNKNOWN);
    }
    return faults;
  }

  private static void checkConcurrent(SqlScript script, String statement, Set<Fault> faults) {
    if (!script.statements().stream()
        .allMatch(it -> it.contains(" CONCURRENTLY ") || it.matches("(RE)?SET LOCK_TIMEOUT.*"))) {
      faults.add(Fault.CONCURRENT_BESIDE_OTHERS);
    }
    Matcher index = CONCURRENT_INDEX.matcher(statement);
    boolean repeatable =
        statement.startsWith("DROP INDEX CONCURRENTLY IF EXISTS ")
            || (index.find()
                && script
                    .statements()
                    .contains("DROP INDEX CONCURRENTLY IF EXISTS " + index.group("name")));
    if (!repeatable) {
      faults.add(Fault.CONCURRENT_NOT_REPEATABLE);
    }
  }

  private void checkChange(SqlScript script, String table, String action, Set<Fault> faults) {
    if (action.matches("ADD (CONSTRAINT|CHECK|FOREIGN KEY|UNIQUE|PRIMARY KEY|EXCLUDE)\\b.*")) {
      if (!action.matches(".* NOT VALID|.* USING INDEX .*")) {
        faults.add(Fault.CONSTRAINT_NOT_DEFERRED);
      }
    } else if (action.startsWith("ADD ")) {
      checkNewColumn(action, faults);
    } else if (action.startsWith("VALIDATE CONSTRAINT ")) {
      if (script.statements().size() > 1) {
        faults.add(Fault.VALIDATED_UNDER_LOCK);
      }
    } else if (action.matches("DROP CONSTRAINT .*|ALTER .* (SET DEFAULT .*|DROP NOT NULL)")) {
      // Nobody has to wait for it, and nobody relied on being refused.
    } else if (action.matches("(DROP|ALTER .* DROP) .*")) {
      faults.add(Fault.TAKEN_AWAY);
    } else if (action.startsWith("RENAME ")) {
      faults.add(Fault.RENAMED);
    } else if (action.matches("ALTER .* (SET DATA )?TYPE .*")) {
      faults.add(Fault.TYPE_CHANGED);
    } else if (NOT_NULL.matcher(action).find()) {
      if (!isProven(table, action)) {
        faults.add(Fault.NOT_NULL_UNPROVEN);
      }
    } else if (!action.matches("(SET|RESET) \\(.*\\)|ALTER .* SET STATISTICS .*")) {
      faults.add(Fault.UNKNOWN);
    }
  }

  private static void checkNewColumn(String action, Set<Fault> faults) {
    if (action.contains(" NOT NULL") && !action.contains(" DEFAULT ")) {
      faults.add(Fault.COLUMN_THAT_ROWS_LACK);
    }
    if (action.matches(
        ".*( GENERATED |SERIAL\\b| DEFAULT \\S*(RANDOM|UUID|NEXTVAL|CLOCK_TIMESTAMP)).*")) {
      faults.add(Fault.COLUMN_THAT_IS_COMPUTED);
    }
    if (action.matches(".* (CHECK|REFERENCES|UNIQUE|PRIMARY KEY)\\b.*")) {
      faults.add(Fault.COLUMN_THAT_IS_CHECKED);
    }
  }

  /** Whether a migration before has made sure of it, so that no row has to be looked at now. */
  private boolean isProven(String table, String action) {
    Matcher column = NOT_NULL.matcher(action);
    if (!column.find()) {
      return false;
    }
    Pattern check =
        Pattern.compile(
            "^ALTER TABLE %s ADD CONSTRAINT (\\S+) CHECK \\(%s IS NOT NULL\\) NOT VALID$"
                .formatted(Pattern.quote(table), Pattern.quote(column.group("column"))));
    return statementsBefore()
        .map(check::matcher)
        .filter(Matcher::find)
        .map(it -> "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(table, it.group(1)))
        .anyMatch(validation -> statementsBefore().anyMatch(validation::equals));
  }

  private Stream<String> statementsBefore() {
    return before.stream().flatMap(script -> script.statements().stream());
  }

  /** Until the end of the transaction, if there is one. */
  private static boolean locksExistingTable(Set<String> fresh, String statement) {
    if (statement.contains(" CONCURRENTLY ")) {
      return false;
    }
    return Stream.of(TABLE_CHANGE, INDEX, WRITE, REFERENCE)
        .map(it -> it.matcher(statement))
        .filter(Matcher::find)
        .anyMatch(it -> !fresh.contains(it.group("table")));
  }
}
