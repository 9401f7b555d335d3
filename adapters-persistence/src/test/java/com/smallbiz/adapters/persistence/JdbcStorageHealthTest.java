package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.StorageHealth;
import com.smallbiz.application.testkit.StorageHealthContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** With a pool that has no connection to give; see {@link StorageFailuresTest} for real outages. */
class JdbcStorageHealthTest extends StorageHealthContract {

  private final TestDatabase database = TestDatabase.create(Pool::new);
  private final StorageHealth health = database.health();
  private volatile boolean away;

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected StorageHealth health() {
    return health;
  }

  @Override
  protected void takeTheStorageAway() {
    away = true;
  }

  @Override
  protected void bringTheStorageBack() {
    away = false;
  }

  private final class Pool extends DelegatingDataSource {

    private Pool(DataSource target) {
      super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (away) {
        throw new SQLTransientConnectionException("there is no connection");
      }
      return super.getConnection();
    }
  }
}
