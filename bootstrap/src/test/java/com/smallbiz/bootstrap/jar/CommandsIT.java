package com.smallbiz.bootstrap.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.adapters.persistence.PostgresServer;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the jar does beside serving, with a database and nothing else. */
class CommandsIT {

  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static PostgresServer postgres;
  private static Map<String, String> environment;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.start();
    environment = on("postgres");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void aKeyIsMadeShownOnceListedAndRevoked() throws Exception {
    Jar.Ended migration = Jar.run(environment, "migrate");
    assertThat(migration.exitCode()).isZero();
    assertThat(migration.err()).isEmpty();
    assertThat(migration.out()).matches("\\d+ migrations run; the database is at version \\d+\\R");
    assertThat(Jar.run(environment, "migrate").out()).startsWith("0 migrations run; ");

    Jar.Ended creation =
        Jar.run(
            environment,
            "keys",
            "create",
            "--name",
            "Till at the door",
            "--scopes",
            "orders:read,orders:write",
            "--expires",
            "90d");
    assertThat(creation.exitCode()).isZero();
    assertThat(creation.out()).matches("sbz_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}\\R");
    assertThat(creation.err()).matches("This is key " + ID + "\\. It is shown this once, .*\\R");
    String key = creation.out().strip();
    String id = creation.err().split("[ .]", -1)[3];

    Jar.Ended list = Jar.run(environment, "keys", "list");
    assertThat(list.exitCode()).isZero();
    assertThat(list.err()).isEmpty();
    assertThat(list.out())
        .startsWith("ID  ")
        .contains(id, "Till at the door", key.substring(key.length() - 4))
        .containsPattern("orders:read,orders:write  \\S+Z  \\S+Z  never      valid\\R")
        .doesNotContain(key.substring(0, 20));

    Jar.Ended revocation = Jar.run(environment, "keys", "revoke", id);
    assertThat(revocation.exitCode()).isZero();
    assertThat(revocation.out()).isEqualTo("Key %s is revoked, everywhere within 5 s%n", id);
    assertThat(Jar.run(environment, "keys", "list").out()).containsPattern("never +revoked\\R");
  }

  @Test
  void aKeyThatIsNotThereIsNamed() throws Exception {
    String id = "01a20580-f003-73d5-b2f9-eb76d8407417";
    Map<String, String> other = on(postgres.createDatabase());
    Jar.run(other, "migrate");

    assertFails(Jar.run(other, "keys", "revoke", id), "small-biz-api: there is no key " + id);
    Jar.Ended list = Jar.run(other, "keys", "list");
    assertThat(list.out().lines()).hasSize(1);
  }

  @Test
  void aDatabaseWithoutTablesIsNamed() throws Exception {
    assertFails(
        Jar.run(on(postgres.createDatabase()), "keys", "list"),
        "small-biz-api cannot start: the database has not all tables; should be brought up to date"
            + " by migrate");
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() throws Exception {
    var nowhere = new HashMap<>(environment);
    nowhere.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none");
    for (String command : new String[] {"migrate", "keys list"}) {
      Jar.Ended ended = Jar.run(nowhere, command.split(" ", -1));
      assertThat(ended.err().lines()).hasSize(1);
      assertThat(ended.err())
          .startsWith("small-biz-api cannot start: SPRING_DATASOURCE_URL leads to no database: ");
      assertThat(ended.out()).isEmpty();
      assertThat(ended.exitCode()).isEqualTo(1);
    }
  }

  /** A table of this name is being made by somebody who does not come to an end. */
  @Test
  void aTableThatIsInUseIsNotWaitedForWithoutEnd() throws Exception {
    String name = postgres.createDatabase();
    try (var user = DriverManager.getConnection(postgres.url(name), postgres.username(), "")) {
      user.setAutoCommit(false);
      user.createStatement().execute("CREATE TABLE orders ()");

      Jar.Ended ended = Jar.run(on(name), "migrate");

      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err().lines())
          .last()
          .isEqualTo(
              "small-biz-api cannot start: tables that a migration changes are in use, by a"
                  + " transaction that does not end; nothing is lost, should be tried again");
      assertThat(ended.err()).doesNotContain("\tat ");
      user.rollback();
    }
    assertThat(Jar.run(on(name), "migrate").exitCode()).isZero();
  }

  @Test
  void aMissingVariableIsNamed() throws Exception {
    assertFails(
        Jar.run(Map.of(), "migrate"),
        "small-biz-api cannot start: SPRING_DATASOURCE_URL is missing; should be"
            + " a JDBC URL: jdbc:postgresql://host:5432/database");
  }

  @Test
  void aWrongCallIsExplained() throws Exception {
    assertWrongUsage(Jar.run(Map.of(), "sevre"), "small-biz-api: there is no sevre");
    assertWrongUsage(
        Jar.run(environment, "keys", "create", "--name", " ", "--scopes", "orders:eat"),
        "small-biz-api: --name must not be blank; --scopes must be one of orders:read,"
            + " orders:write, jobs:read, jobs:write, jobs:admin");
  }

  @Test
  void helpIsGiven() throws Exception {
    Jar.Ended help = Jar.run(Map.of(), "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("usage: java -jar small-biz-api.jar");
  }

  private static void assertFails(Jar.Ended ended, String line) {
    assertThat(ended.err().strip()).isEqualTo(line);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  private static void assertWrongUsage(Jar.Ended ended, String line) {
    assertThat(ended.err()).startsWith(line + System.lineSeparator()).contains("usage: java -jar");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  private static Map<String, String> on(String database) {
    return Map.of(
        "SPRING_DATASOURCE_URL", postgres.url(database),
        "SPRING_DATASOURCE_USERNAME", postgres.username(),
        "SPRING_DATASOURCE_PASSWORD", "");
  }
}
