package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.port.out.Queues;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is decided about queues, in PostgreSQL. */
final class JdbcQueues implements Queues {

  private final JdbcClient jdbc;

  JdbcQueues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> paused() {
    return reach(() -> jdbc.sql("SELECT name FROM queues").query(String.class).set());
  }

  @Override
  public void pause(String queue) {
    update(
        "INSERT INTO queues (name, paused_at) VALUES (:name, now()) ON CONFLICT DO NOTHING", queue);
  }

  @Override
  public void resume(String queue) {
    update("DELETE FROM queues WHERE name = :name", queue);
  }

  private void update(String sql, String queue) {
    reach(() -> jdbc.sql(sql).param("name", queue).update());
  }
}
