package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.Queues;
import java.util.Map;
import java.util.Set;

/** What is decided about queues, in memory. */
public final class InMemoryQueues implements Queues {

  private final InMemoryTransactions database;
  private final Map<String, Boolean> paused;

  public InMemoryQueues(InMemoryTransactions database) {
    this.database = database;
    this.paused = database.newTable();
  }

  @Override
  public Set<String> paused() {
    return database.exclusively(() -> Set.copyOf(paused.keySet()));
  }

  @Override
  public void pause(String queue) {
    database.exclusively(() -> paused.put(queue, true));
  }

  @Override
  public void resume(String queue) {
    database.exclusively(() -> paused.remove(queue));
  }
}
