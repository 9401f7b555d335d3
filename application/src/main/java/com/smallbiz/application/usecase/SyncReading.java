package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.order.OrderSyncKey;
import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.application.port.in.FindSyncAttempts;
import com.smallbiz.application.port.in.FindSyncJob;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.domain.order.OrderId;
import java.util.List;
import java.util.Optional;

/** Looks up how the syncs of an order went, and who works on the next one. */
public final class SyncReading implements FindSyncAttempts, FindSyncJob {

  private static final int ATTEMPTS = 50;

  private final SyncHistory history;
  private final Jobs jobs;

  public SyncReading(SyncHistory history, Jobs jobs) {
    this.history = history;
    this.jobs = jobs;
  }

  @Override
  public List<SyncAttempt> attempts(OrderId id) {
    return history.latest(id, ATTEMPTS);
  }

  @Override
  public Optional<Job> findFor(OrderId id) {
    return jobs.findLive(OrderSyncKey.of(id)).flatMap(jobs::find);
  }
}
