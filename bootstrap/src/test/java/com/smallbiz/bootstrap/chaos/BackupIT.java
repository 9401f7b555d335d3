package com.smallbiz.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page on backups, typed in while orders come in and jobs run. */
class BackupIT {

  private static final Path PAGE = Path.of("..", "docs", "backup.md");
  private static final Path JAR = Path.of("target", "small-biz-api.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LATENCY = Duration.ofMillis(200);

  private static final Pattern COMMANDS =
      Pattern.compile("^ *```sh\\R(.*?)^ *```", Pattern.DOTALL | Pattern.MULTILINE);

  private static final String LIVE = "SELECT id FROM jobs WHERE finished_at IS NULL";
  private static final String SUCCEEDED = "SELECT id FROM jobs WHERE state = 'succeeded'";
  private static final String RUNNING = "SELECT id FROM jobs WHERE state = 'running'";
  private static final String SYNCED = "SELECT id FROM orders WHERE sync_status = 'synced'";

  @TempDir Path directory;

  @Test
  void everyJobThatLivedIsFoundAndDoneAndNoOrderIsSyncedUnderAnotherKey() throws Exception {
    try (var site = new Site();
        var postgres = InstalledPostgres.start()) {
      postgres.shell(directory, "createdb smallbiz");
      site.external.answersAfter(LATENCY);
      try (var shop = instance(site, postgres, "smallbiz").start();
          var customers = Customers.come(shop.port)) {
        await().atMost(PATIENCE).until(() -> count(postgres, "smallbiz", SUCCEEDED) > 20);
        site.external.hold();
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    count(postgres, "smallbiz", RUNNING) > 5
                        && count(postgres, "smallbiz", LIVE) > 40);

        postgres.shell(directory, commands("Back up"));

        customers.leave();
        assertThat(customers.failures()).isEmpty();
        shop.process.kill();
      }
      site.external.release();
      postgres.shell(directory, commands("Restore"));
      site.redis.stop();
      site.redis.restart();
      List<String> lived = postgres.texts("smallbiz_restored", LIVE);
      assertThat(lived).hasSizeGreaterThan(40);
      assertThat(count(postgres, "smallbiz_restored", RUNNING)).isPositive();

      try (var restored = instance(site, postgres, "smallbiz_restored").start()) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(count(postgres, "smallbiz_restored", LIVE)).isZero());
        assertThat(restored.process.isAlive()).isTrue();
        assertThat(postgres.texts("smallbiz_restored", SUCCEEDED)).containsAll(lived);
        assertThat(postgres.texts("smallbiz_restored", SYNCED))
            .hasSizeGreaterThan(lived.size())
            .allSatisfy(order -> assertThat(site.external.keysFor(order)).hasSize(1));
      }
    }
  }

  private static Instance.Plan instance(Site site, InstalledPostgres postgres, String database) {
    return site.instance()
        .delivered(JAR)
        .with("SPRING_DATASOURCE_URL", postgres.url(database))
        .with("SPRING_DATASOURCE_USERNAME", postgres.username());
  }

  private static int count(InstalledPostgres postgres, String database, String query) {
    return postgres.texts(database, query).size();
  }

  /** All commands of a chapter. */
  private static String commands(String chapter) throws IOException {
    String text =
        Files.readString(PAGE).split("(?m)^## " + chapter + "\\R", 2)[1].split("(?m)^## ", 2)[0];
    List<String> commands = COMMANDS.matcher(text).results().map(block -> block.group(1)).toList();
    assertThat(commands).isNotEmpty();
    return String.join("\n", commands);
  }
}
