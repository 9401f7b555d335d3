package com.smallbiz.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.system.StorageFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JdbcStorageReportTest {

  @Test
  void aServerTellsWhatItDoes() throws SQLException {
    try (var database = TestDatabase.create();
        Connection connection = database.pool().getConnection()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("SELECT 1");

      StorageFacts facts = database.report().facts();

      assertThat(facts.version()).matches("\\d+(\\.\\d+)?");
      assertThat(facts.up()).isPositive().isLessThan(Duration.ofHours(1));
      assertThat(facts.bytes()).isGreaterThan(1_000_000);
      assertThat(facts.connections()).isBetween(2, facts.maxConnections());
      assertThat(facts.cacheHitRatio()).isBetween(0.0, 1.0);
      assertThat(facts.oldestTransaction()).isNotNull();

      connection.rollback();
      assertThat(database.report().facts().oldestTransaction()).isNull();
    }
  }

  @Test
  void aServerThatIsAwayIsSaidToBe() {
    try (var server = PostgresServer.start();
        var database = TestDatabase.on(server)) {
      server.stop();

      assertThatThrownBy(() -> database.report().facts()).isInstanceOf(StorageUnavailable.class);
      assertThatThrownBy(() -> database.processes().list()).isInstanceOf(StorageUnavailable.class);
    }
  }
}
