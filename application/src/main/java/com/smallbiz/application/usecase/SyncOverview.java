package com.smallbiz.application.usecase;

import static java.util.stream.Collectors.toMap;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.port.in.CountOrdersBySyncStatus;
import com.smallbiz.application.port.in.FindFailedSyncReasons;
import com.smallbiz.application.port.out.SyncSurvey;
import com.smallbiz.domain.order.SyncStatus;
import java.util.List;
import java.util.Map;

/** Tells how the syncs of all orders stand, and why some did not go well. */
public final class SyncOverview implements CountOrdersBySyncStatus, FindFailedSyncReasons {

  private static final int REASONS = 5;

  private final SyncSurvey survey;

  public SyncOverview(SyncSurvey survey) {
    this.survey = survey;
  }

  @Override
  public Map<SyncStatus, Count> count() {
    return survey.count(Count.LIMIT + 1).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, counted -> Count.of(counted.getValue(), Count.LIMIT)));
  }

  @Override
  public List<FailedSyncReason> find() {
    return survey.failedReasons(OrderFilter.NEWEST_FAILED, REASONS);
  }
}
