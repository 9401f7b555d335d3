package com.smallbiz.bootstrap.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.adapters.persistence.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Secrets by files, as containers are given them. */
class SecretFilesIT {

  private static final String PASSWORD = "spring.datasource.password";

  @TempDir Path secrets;

  /** All three of the database: that the password is asked for at all depends on its server. */
  @Test
  void whatTheEnvironmentDoesNotSayIsReadFromFiles() throws Exception {
    try (var postgres = PostgresServer.start()) {
      Files.writeString(secrets.resolve("spring.datasource.url"), postgres.url("postgres") + "\n");
      Files.writeString(secrets.resolve("spring.datasource.username"), postgres.username() + "\n");
      Files.writeString(secrets.resolve(PASSWORD), "hush-hush\n");

      Jar.Ended migration = Jar.run(Map.of("SPRING_CONFIG_IMPORT", tree(secrets)), "migrate");

      assertThat(migration.err()).isEmpty();
      assertThat(migration.exitCode()).isZero();
    }
  }

  /** Not by permissions, since tests may run as root: this is a file whose content nobody gets. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatCannotBeReadIsNamed() throws Exception {
    Path file = Files.createSymbolicLink(secrets.resolve(PASSWORD), Path.of("/proc/self/mem"));

    Jar.Ended start = Jar.run(environment(secrets), "migrate");

    assertThat(start.err().strip())
        .startsWith(
            "small-biz-api cannot start: SPRING_DATASOURCE_PASSWORD cannot be read from its file")
        .contains(file.toString())
        .hasLineCount(1);
    assertThat(start.out()).isEmpty();
    assertThat(start.exitCode()).isEqualTo(1);
  }

  @Test
  void aDirectoryThatHasToBeThereIsNamed() throws Exception {
    Path nowhere = secrets.resolve("nowhere");

    Jar.Ended start = Jar.run(environment(nowhere), "migrate");

    assertThat(start.err().strip())
        .startsWith("small-biz-api cannot start: SPRING_CONFIG_IMPORT leads nowhere: ")
        .contains(nowhere.toString())
        .hasLineCount(1);
    assertThat(start.exitCode()).isEqualTo(1);
  }

  private static Map<String, String> environment(Path secrets) {
    return Map.of(
        "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none",
        "SPRING_DATASOURCE_USERNAME", "nobody",
        "SPRING_CONFIG_IMPORT", tree(secrets));
  }

  private static String tree(Path directory) {
    return "configtree:" + directory + "/";
  }
}
