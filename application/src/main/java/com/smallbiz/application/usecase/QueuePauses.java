package com.smallbiz.application.usecase;

import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.PauseQueue;
import com.smallbiz.application.port.in.ResumeQueue;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.Queues;
import java.util.Set;

/** Pauses queues and resumes them. Workers ask every second which are paused. */
public final class QueuePauses implements PauseQueue, ResumeQueue, FindPausedQueues {

  private final Set<String> configured;
  private final Queues queues;
  private final JobCatalog catalog;

  /**
   * @param configured the queues that there are even when no job is in them
   */
  public QueuePauses(Set<String> configured, Queues queues, JobCatalog catalog) {
    this.configured = Set.copyOf(configured);
    this.queues = queues;
    this.catalog = catalog;
  }

  @Override
  public boolean pause(String queue) {
    boolean exists = exists(queue);
    if (exists) {
      queues.pause(queue);
    }
    return exists;
  }

  @Override
  public boolean resume(String queue) {
    boolean exists = exists(queue);
    if (exists) {
      queues.resume(queue);
    }
    return exists;
  }

  @Override
  public Set<String> paused() {
    return queues.paused();
  }

  private boolean exists(String queue) {
    return configured.contains(queue)
        || queues.paused().contains(queue)
        || catalog.queues().contains(queue);
  }
}
