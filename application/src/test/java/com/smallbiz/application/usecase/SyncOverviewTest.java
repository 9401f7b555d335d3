package com.smallbiz.application.usecase;

import static com.smallbiz.application.testkit.OrderFixtures.CREATED;
import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.testkit.InMemoryOrders;
import com.smallbiz.application.testkit.InMemorySyncSurvey;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.domain.order.SyncStatus;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyncOverviewTest {

  private final InMemoryOrders orders = new InMemoryOrders(new InMemoryTransactions());
  private final SyncOverview overview = new SyncOverview(new InMemorySyncSurvey(orders));

  @Test
  void tenThousandOrdersAreToldFromMore() {
    IntStream.range(0, 10_000).forEach(it -> orders.add(anOrder()));
    assertThat(overview.count()).containsEntry(SyncStatus.PENDING, new Count(10_000, false));

    orders.add(anOrder());
    orders.add(anOrder());
    assertThat(overview.count()).containsEntry(SyncStatus.PENDING, new Count(10_000, true));
  }

  @Test
  void theOrdersOfAReasonAreThoseThatAreToldOfIt() {
    for (int at = 0; at <= 10_000; at++) {
      String reason = at == 0 ? "old" : "new";
      orders.add(
          anOrder(new UUID(0, at), CREATED.plusSeconds(at))
              .beginSync(CREATED)
              .syncFailed(1, reason, CREATED));
    }

    assertThat(overview.find()).extracting(FailedSyncReason::reason).containsExactly("new");
    assertThat(orders.page(failedFor("old")).orders()).isEmpty();
    assertThat(orders.page(failedFor("new")).orders()).hasSize(1);
  }

  private static OrderQuery failedFor(String reason) {
    var filter = new OrderFilter(null, null, null, null, null, reason);
    return new OrderQuery(filter, OrderQuery.Direction.OLDEST_FIRST, 1, null);
  }

  @Test
  void theFiveMostFrequentReasonsAreTold() {
    for (int reason = 1; reason <= 6; reason++) {
      for (int i = 0; i < reason; i++) {
        orders.add(anOrder().beginSync(CREATED).syncFailed(1, "reason " + reason, CREATED));
      }
    }

    assertThat(overview.find())
        .extracting(FailedSyncReason::orders)
        .containsExactly(6L, 5L, 4L, 3L, 2L);
  }
}
