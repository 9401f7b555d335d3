package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.StorageHealth;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a connection can be had and answers. The database is asked by a thread of its own,
 * so that the answer comes in time even if that thread hangs, and by one only: whoever asks
 * meanwhile waits for the same answer.
 */
final class JdbcStorageHealth implements StorageHealth {

  private static final long DEADLINE_MILLIS = 1_800;
  private static final int VALIDATION_SECONDS = 1;

  private final DataSource dataSource;
  private final AtomicReference<@Nullable CompletableFuture<Boolean>> underWay =
      new AtomicReference<>();

  JdbcStorageHealth(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public boolean isReachable() {
    try {
      return probe().get(DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unreachable) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private CompletableFuture<Boolean> probe() {
    var mine = new CompletableFuture<Boolean>();
    CompletableFuture<Boolean> others = underWay.compareAndExchange(null, mine);
    if (others != null) {
      return others;
    }
    var thread = new Thread(() -> answer(mine), "storage-health");
    thread.setDaemon(true);
    thread.start();
    return mine;
  }

  private void answer(CompletableFuture<Boolean> probe) {
    boolean reachable = false;
    try (Connection connection = dataSource.getConnection()) {
      reachable = connection.isValid(VALIDATION_SECONDS);
    } catch (SQLException | RuntimeException unreachable) {
      reachable = false;
    } finally {
      underWay.set(null);
      probe.complete(reachable);
    }
  }
}
