package com.smallbiz.application.usecase;

import static com.smallbiz.application.testkit.Shop.ORIGIN;
import static com.smallbiz.application.testkit.Shop.anyVersionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.application.port.in.RequestOrderSyncCommand;
import com.smallbiz.application.port.in.SyncRequested;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.testkit.Claims;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.domain.order.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderSyncRequestsTest {

  private final Shop shop = new Shop();
  private final OrderId id = shop.order().id();

  @Test
  void aJobIsEnqueuedForTheOrder() {
    Job job = shop.job(shop.requestSync(id));

    assertThat(job.type()).isEqualTo("sync_order");
    assertThat(job.queue()).isEqualTo("integrations");
    assertThat(job.uniqueKey()).isEqualTo("order-sync:" + id);
    assertThat(job.origin()).isEqualTo(ORIGIN);
    assertThat(shop.arguments.read(job.arguments(), SyncOrderJob.Arguments.class))
        .isEqualTo(new SyncOrderJob.Arguments(id.value()));
  }

  @Test
  void askedForTwiceItIsTheSameJob() {
    JobId first = shop.requestSync(id);

    assertThat(shop.requestSync(id)).isEqualTo(first);

    shop.workUntilIdle();
    assertThat(shop.externalSystem.pushes()).hasSize(1);
    assertThat(shop.job(first).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void everyOrderHasItsOwnJob() {
    assertThat(shop.requestSync(shop.order().id())).isNotEqualTo(shop.requestSync(id));
  }

  @Test
  void anOrderWhoseContentIsSyncedNeedsNoJob() {
    shop.requestSync(id);
    shop.workUntilIdle();

    assertThat(request(ExpectedVersion.ANY)).contains(new SyncRequested.AlreadySynced());
  }

  @Test
  void anOrderThatChangedSinceItWasSyncedIsSyncedAgain() {
    JobId first = shop.requestSync(id);
    shop.workUntilIdle();
    shop.changes.submit(anyVersionOf(id));

    JobId second = shop.requestSync(id);

    assertThat(second).isNotEqualTo(first);
    shop.workUntilIdle();
    assertThat(shop.order(id).isSynced()).isTrue();
  }

  @Test
  void anOrderThatIsChangedAndAskedForWhileItIsSentIsSentOnceMore() {
    JobId job = shop.requestSync(id);
    StartedJob running = shop.startSome("integrations").get(0);
    JobOutcome outcome = shop.runner.run(running.job(), () -> false);
    shop.changes.submit(anyVersionOf(id));

    assertThat(shop.requestSync(id)).isEqualTo(job);
    shop.work.finish(List.of(new FinishedJob(running.claim(), outcome)));
    shop.workUntilIdle();

    assertThat(shop.externalSystem.pushes())
        .extracting(push -> push.order().revision())
        .containsExactly(1L, 2L);
    assertThat(shop.order(id).isSynced()).isTrue();
    assertThat(shop.job(job).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void anOrderThatIsAskedForWhileThisVeryContentIsSentIsNotSentOnceMore() {
    JobId job = shop.requestSync(id);
    StartedJob running = shop.startSome("integrations").get(0);
    var refusing =
        new OrderSynchronization(
            shop.orders,
            (order, origin) -> {
              assertThat(shop.requestSync(id)).isEqualTo(job);
              throw new OrderSyncFailed.Rejected("no");
            },
            shop.syncHistory,
            shop.database,
            shop.clock,
            System::nanoTime);
    assertThatExceptionOfType(OrderSyncFailed.Rejected.class)
        .isThrownBy(() -> refusing.sync(id, Shop.runOf(1)));

    var died = new JobOutcome.Died(new JobError("external_rejected", "no"));
    shop.work.finish(List.of(new FinishedJob(running.claim(), died)));

    assertThat(shop.job(job).state()).isEqualTo(JobState.DEAD);
  }

  @Test
  void anOrderThatIsNotThereIsNotSynced() {
    var command =
        new RequestOrderSyncCommand(new OrderId(new UUID(0, 0)), ExpectedVersion.ANY, ORIGIN);

    assertThat(shop.syncRequests.request(command)).isEmpty();
  }

  @Test
  void aVersionThatIsNotTheExpectedOneEnqueuesNothing() {
    assertThatExceptionOfType(StaleOrder.class)
        .isThrownBy(() -> request(ExpectedVersion.oneOf(Set.of(2L))));

    assertThat(Claims.take(shop.queue, "integrations", 1)).isEmpty();
  }

  private Optional<SyncRequested> request(ExpectedVersion expected) {
    return shop.syncRequests.request(new RequestOrderSyncCommand(id, expected, ORIGIN));
  }
}
