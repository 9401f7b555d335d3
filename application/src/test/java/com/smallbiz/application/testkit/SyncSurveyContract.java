package com.smallbiz.application.testkit;

import static com.smallbiz.application.testkit.OrderFixtures.CREATED;
import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.SyncSurvey;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.SyncStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SyncSurvey} tells. */
public abstract class SyncSurveyContract {

  /** No orders at all when a test begins. */
  protected abstract Orders orders();

  protected abstract SyncSurvey survey();

  @Test
  void withoutOrdersEveryStatusIsThereAndNoReason() {
    assertThat(survey().count(10))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                SyncStatus.PENDING, 0L,
                SyncStatus.SYNCING, 0L,
                SyncStatus.SYNCED, 0L,
                SyncStatus.FAILED, 0L));
    assertThat(survey().failedReasons(10, 10)).isEmpty();
  }

  @Test
  void ordersAreCountedByTheirSyncStatusUpToTheLimit() {
    for (int i = 0; i < 3; i++) {
      orders().add(anOrder());
    }
    orders().add(anOrder().beginSync(CREATED));
    orders().add(anOrder().beginSync(CREATED).synced(1, "ext-1", CREATED));
    failed("503", CREATED);
    failed("422", CREATED);

    assertThat(survey().count(2))
        .containsEntry(SyncStatus.PENDING, 2L)
        .containsEntry(SyncStatus.SYNCING, 1L)
        .containsEntry(SyncStatus.SYNCED, 1L)
        .containsEntry(SyncStatus.FAILED, 2L);
  }

  @Test
  void theReasonOfMostOrdersComesFirst() {
    failed("422", CREATED.plusSeconds(9));
    failed("503", CREATED.plusSeconds(1));
    failed("503", CREATED.plusSeconds(3));
    failed("503", CREATED.plusSeconds(2));
    orders().add(anOrder().beginSync(CREATED));

    assertThat(survey().failedReasons(10, 10))
        .containsExactly(
            new FailedSyncReason("503", 3, CREATED.plusSeconds(3)),
            new FailedSyncReason("422", 1, CREATED.plusSeconds(9)));
  }

  @Test
  void ofReasonsThatAsManyOrdersHaveTheLatestComesFirst() {
    failed("a", CREATED.plusSeconds(1));
    failed("b", CREATED.plusSeconds(3));
    failed("c", CREATED.plusSeconds(2));

    assertThat(survey().failedReasons(10, 2))
        .extracting(FailedSyncReason::reason)
        .containsExactly("b", "c");
  }

  @Test
  void onlyTheNewestOrdersAreLookedAt() {
    failed("old", CREATED, CREATED.plusSeconds(9));
    failed("new", CREATED.plusSeconds(1), CREATED.plusSeconds(2));

    assertThat(survey().failedReasons(1, 10))
        .containsExactly(new FailedSyncReason("new", 1, CREATED.plusSeconds(2)));
  }

  @Test
  void failedOrdersAreWalkedInTheirSequence() {
    OrderPosition third = failed("503", CREATED.plusSeconds(2), CREATED);
    OrderPosition first = failed("503", CREATED, CREATED);
    OrderPosition second = failed("422", CREATED.plusSeconds(1), CREATED);
    orders().add(anOrder());

    assertThat(survey().failed(null, null, 2)).containsExactly(first, second);
    assertThat(survey().failed(null, second, 2)).containsExactly(third);
    assertThat(survey().failed(null, third, 2)).isEmpty();
  }

  @Test
  void thoseThatFailedForOneReasonAreWalkedToo() {
    OrderPosition third = failed("503", CREATED.plusSeconds(3), CREATED);
    OrderPosition first = failed("503", CREATED, CREATED);
    failed("422", CREATED.plusSeconds(1), CREATED);
    OrderPosition second = failed("503", CREATED.plusSeconds(2), CREATED);

    assertThat(survey().failed("503", null, 2)).containsExactly(first, second);
    assertThat(survey().failed("503", second, 2)).containsExactly(third);
    assertThat(survey().failed("50", null, 2)).isEmpty();
  }

  private void failed(String reason, Instant at) {
    failed(reason, CREATED, at);
  }

  private OrderPosition failed(String reason, Instant created, Instant at) {
    Order order = anOrder(UUID.randomUUID(), created).beginSync(at).syncFailed(1, reason, at);
    orders().add(order);
    return OrderPosition.of(order);
  }
}
