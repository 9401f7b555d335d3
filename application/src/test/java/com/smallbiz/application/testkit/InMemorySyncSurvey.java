package com.smallbiz.application.testkit;

import static java.util.stream.Collectors.groupingBy;

import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.application.port.out.SyncSurvey;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.SyncStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A look at all orders in memory. */
public record InMemorySyncSurvey(InMemoryOrders orders) implements SyncSurvey {

  @Override
  public Map<SyncStatus, Long> count(int limit) {
    var counts = new EnumMap<SyncStatus, Long>(SyncStatus.class);
    for (SyncStatus status : SyncStatus.values()) {
      counts.put(status, (long) newest(status, limit).size());
    }
    return counts;
  }

  @Override
  public List<FailedSyncReason> failedReasons(int newest, int reasons) {
    return newest(SyncStatus.FAILED, newest).stream()
        .collect(groupingBy(order -> order.synchronization().lastError()))
        .entrySet()
        .stream()
        .map(it -> new FailedSyncReason(it.getKey(), it.getValue().size(), last(it.getValue())))
        .sorted(
            Comparator.comparing(FailedSyncReason::orders)
                .thenComparing(FailedSyncReason::lastAt)
                .reversed())
        .limit(reasons)
        .toList();
  }

  @Override
  public List<OrderPosition> failed(String reason, OrderPosition after, int limit) {
    return orders
        .page(new OrderQuery(failedFor(reason), Direction.OLDEST_FIRST, limit, after))
        .orders()
        .stream()
        .map(OrderPosition::of)
        .toList();
  }

  private List<Order> newest(SyncStatus status, int limit) {
    return orders.page(new OrderQuery(of(status), Direction.NEWEST_FIRST, limit, null)).orders();
  }

  private static OrderFilter of(SyncStatus status) {
    return new OrderFilter(null, status, null, null, null, null);
  }

  private static OrderFilter failedFor(String reason) {
    return new OrderFilter(null, SyncStatus.FAILED, null, null, null, reason);
  }

  private static Instant last(List<Order> failed) {
    return failed.stream().map(Order::updatedAt).max(Comparator.naturalOrder()).orElseThrow();
  }
}
