package com.smallbiz.application.usecase;

import static com.smallbiz.application.testkit.OrderFixtures.CREATED;
import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static com.smallbiz.application.testkit.Shop.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.JobTally;
import com.smallbiz.application.job.JobTally.End;
import com.smallbiz.application.port.in.SyncRequested;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncFailed.Rejected;
import com.smallbiz.application.port.out.OrderSyncFailed.Unavailable;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.SyncStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SyncOperationsTest {

  private final Unavailable awayForHours = new Unavailable("503", Duration.ofHours(4), null);

  private final StorageUnavailable away =
      new StorageUnavailable("away", new IllegalStateException());

  private final Shop shop = new Shop();

  @Test
  void anOrderIsSyncedNow() {
    OrderId id = shop.order().id();

    assertThat(syncNow(id)).isInstanceOf(SyncRequested.Enqueued.class);

    shop.workUntilIdle();
    assertThat(shop.order(id).isSynced()).isTrue();
  }

  @Test
  void aJobThatWaitsForItsNextAttemptIsBroughtForward() {
    OrderId id = failed(awayForHours);
    JobId job = shop.jobs.findLive("order-sync:" + id).orElseThrow();
    shop.requestSync(id);
    shop.workUntilIdle();
    assertThat(shop.job(job).state()).isEqualTo(JobState.RETRYING);

    assertThat(syncNow(id)).isEqualTo(new SyncRequested.Enqueued(job));

    shop.workUntilIdle();
    assertThat(shop.order(id).isSynced()).isTrue();
  }

  @Test
  void anOrderThatIsSyncedStaysAsItIs() {
    OrderId id = shop.order().id();
    syncNow(id);
    shop.workUntilIdle();

    assertThat(syncNow(id)).isEqualTo(new SyncRequested.AlreadySynced());
    assertThat(shop.externalSystem.pushes()).hasSize(1);
  }

  @Test
  void anOrderThatIsNotThereIsNotSynced() {
    assertThat(shop.syncOperations.syncNow(new OrderId(new UUID(0, 0)), ORIGIN)).isEmpty();
  }

  @Test
  void failedOrdersAreSyncedWhateverTheirJobsWaitFor() {
    List<OrderId> failed = List.of(failed(awayForHours), failed(new Rejected("422")));
    OrderId pending = shop.order().id();

    assertThat(shop.syncOperations.syncFailed(null, ORIGIN)).isEqualTo(new JobTally(2, 0));

    shop.workUntilIdle();
    assertThat(failed).allMatch(id -> shop.order(id).isSynced());
    assertThat(shop.order(pending).synchronization().status()).isEqualTo(SyncStatus.PENDING);
  }

  @Test
  void thoseOfOneReasonAreSyncedAndTheOthersLeft() {
    OrderId wanted = failed(awayForHours);
    OrderId other = failed(new Rejected("422"));
    String reason = shop.order(wanted).synchronization().lastError();

    assertThat(shop.syncOperations.syncFailed(reason, ORIGIN)).isEqualTo(new JobTally(1, 0));

    shop.workUntilIdle();
    assertThat(shop.order(wanted).isSynced()).isTrue();
    assertThat(shop.order(other).synchronization().status()).isEqualTo(SyncStatus.FAILED);
  }

  @Test
  void thereMayBeNothingToDo() {
    shop.order();

    assertThat(shop.syncOperations.syncFailed(null, ORIGIN)).isEqualTo(JobTally.NONE);
  }

  @Test
  void allBatchesAreTaken() {
    addFailed(1_000);
    assertThat(shop.syncOperations.syncFailed(null, ORIGIN)).isEqualTo(new JobTally(1_000, 0));
    assertThat(enqueued()).isEqualTo(1_000);

    addFailed(1);
    assertThat(shop.syncOperations.syncFailed(null, ORIGIN)).isEqualTo(new JobTally(1_001, 0));
    assertThat(enqueued()).isEqualTo(1_001);
  }

  @Test
  void tenThousandAreEnoughForOnePress() {
    addFailed(10_000);
    assertThat(shop.syncOperations.syncFailed(null, ORIGIN)).isEqualTo(new JobTally(10_000, 0));

    addFailed(1);
    assertThat(shop.syncOperations.syncFailed(null, ORIGIN))
        .isEqualTo(new JobTally(10_000, 0, End.LIMIT));
  }

  @Test
  void aBatchThatIsUndoneIsTriedAgain() {
    addFailed(3);
    shop.witness.failBefore("enqueueAll", away);

    assertThat(shop.syncOperations.syncFailed(null, ORIGIN)).isEqualTo(new JobTally(3, 0));
    assertThat(enqueued()).isEqualTo(3);
  }

  @Test
  void aDatabaseThatIsAwayEndsIt() {
    addFailed(3);
    shop.witness.failAlways("enqueueAll", 0, away);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> shop.syncOperations.syncFailed(null, ORIGIN));
  }

  @Test
  void whatWasAskedForBeforeTheDatabaseWentAwayIsTold() {
    addFailed(1_001);
    shop.witness.failAlways("enqueueAll", 2, away);

    assertThat(shop.syncOperations.syncFailed(null, ORIGIN))
        .isEqualTo(new JobTally(1_000, 0, End.OUTAGE));
  }

  private SyncRequested syncNow(OrderId id) {
    return shop.syncOperations.syncNow(id, ORIGIN).orElseThrow();
  }

  private OrderId failed(OrderSyncFailed failure) {
    OrderId id = shop.order().id();
    shop.externalSystem.failNext(1, failure);
    shop.requestSync(id);
    shop.workUntilIdle();
    assertThat(shop.order(id).synchronization().status()).isEqualTo(SyncStatus.FAILED);
    return id;
  }

  private void addFailed(int count) {
    Stream.generate(() -> anOrder().beginSync(CREATED).syncFailed(1, "503", CREATED))
        .limit(count)
        .forEach(shop.orders::add);
  }

  private int enqueued() {
    return shop.catalog
        .page(new JobQuery(JobFilter.of(JobState.ENQUEUED), 20_000, null))
        .jobs()
        .size();
  }
}
