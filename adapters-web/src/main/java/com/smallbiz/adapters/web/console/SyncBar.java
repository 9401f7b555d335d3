package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Count;
import com.smallbiz.domain.order.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The orders by their sync status, drawn as one bar of a hundred units.
 *
 * @param parts what needs somebody's attention first
 */
record SyncBar(List<Part> parts) {

  private static final List<SyncStatus> SEQUENCE =
      List.of(SyncStatus.FAILED, SyncStatus.PENDING, SyncStatus.SYNCING, SyncStatus.SYNCED);

  private static final double WHOLE = 100;

  /**
   * Orders of one status.
   *
   * @param start where their part of the bar begins
   */
  record Part(SyncStatus status, Count count, double start, double width) {

    public String name() {
      return OrderSearch.nameOf(status);
    }

    public String text() {
      return count.text();
    }

    public boolean isEmpty() {
      return count.number() == 0;
    }

    public String link() {
      return OrderSearch.linkTo(status);
    }
  }

  static SyncBar of(Map<SyncStatus, Count> counts) {
    long sum = Math.max(1, counts.values().stream().mapToLong(Count::number).sum());
    var parts = new ArrayList<Part>();
    double start = 0;
    for (SyncStatus status : SEQUENCE) {
      Count count = counts.getOrDefault(status, Count.ZERO);
      double width = WHOLE * count.number() / sum;
      parts.add(new Part(status, count, start, width));
      start += width;
    }
    return new SyncBar(List.copyOf(parts));
  }

  public boolean isEmpty() {
    return parts.stream().allMatch(Part::isEmpty);
  }
}
