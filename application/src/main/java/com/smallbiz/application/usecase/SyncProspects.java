package com.smallbiz.application.usecase;

import com.smallbiz.application.order.SyncObstacles;
import com.smallbiz.application.port.in.FindSyncObstacles;
import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.port.out.Queues;
import com.smallbiz.application.process.CircuitState;

/** Finds out whether syncs are done at once, or wait. */
public final class SyncProspects implements FindSyncObstacles {

  private final Queues queues;
  private final Processes processes;

  public SyncProspects(Queues queues, Processes processes) {
    this.queues = queues;
    this.processes = processes;
  }

  @Override
  public SyncObstacles find() {
    String queue = SyncOrderJob.TYPE.queue();
    boolean leftAlone =
        processes.list().stream()
            .anyMatch(it -> !it.gone() && it.vitals().circuit() == CircuitState.OPEN);
    return new SyncObstacles(queues.paused().contains(queue) ? queue : null, leftAlone);
  }
}
