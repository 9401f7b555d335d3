package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobFailed;
import com.smallbiz.application.job.JobFailed.Remedy;
import com.smallbiz.application.port.in.SyncOrder;
import com.smallbiz.application.port.out.OrderSyncFailed.NotAttempted;
import com.smallbiz.application.port.out.OrderSyncFailed.Rejected;
import com.smallbiz.application.port.out.OrderSyncFailed.Unavailable;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.domain.order.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SyncOrderJobTest {

  private static final UUID ID = new UUID(0, 1);

  @Test
  void theOrderIsSyncedInThisVeryRunOfTheJob() throws Exception {
    var seen = new ArrayList<>();

    handle(
        (id, run) -> {
          seen.add(id);
          seen.add(run);
        });

    assertThat(seen).containsExactly(new OrderId(ID), Shop.runOf(2));
  }

  @Test
  void anExternalSystemThatIsAwayIsTriedAgain() {
    var failure = new Unavailable("It answered 503", Duration.ofSeconds(9), null);

    var failed = failureOf(failure);

    assertThat(failed.remedy()).isEqualTo(Remedy.RETRY);
    assertThat(failed.delay()).isEqualTo(Duration.ofSeconds(9));
    assertThat(failed.error()).isEqualTo(new JobError("external_unavailable", "It answered 503"));
    assertThat(failed).hasCause(failure);
  }

  @Test
  void anExternalSystemThatNamesNoTimeLeavesItToThePolicy() {
    assertThat(failureOf(new Unavailable("It was too slow", null, null)).delay()).isZero();
  }

  @Test
  void anOrderThatWasRejectedIsNotTriedAgain() {
    var failed = failureOf(new Rejected("It answered 422"));

    assertThat(failed.remedy()).isEqualTo(Remedy.GIVE_UP);
    assertThat(failed.error()).isEqualTo(new JobError("external_rejected", "It answered 422"));
  }

  @Test
  void whatWasNotAttemptedIsPostponed() {
    var failed = failureOf(new NotAttempted("The circuit is open", Duration.ofSeconds(30), null));

    assertThat(failed.remedy()).isEqualTo(Remedy.POSTPONE);
    assertThat(failed.delay()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void interruptsAndSurprisesArePassedOn() {
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () ->
                handle(
                    (id, run) -> {
                      throw new InterruptedException();
                    }));
    assertThatThrownBy(
            () ->
                handle(
                    (id, run) -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  private static JobFailed failureOf(RuntimeException failure) {
    return catchThrowableOfType(
        JobFailed.class,
        () ->
            handle(
                (id, run) -> {
                  throw failure;
                }));
  }

  private static void handle(SyncOrder syncOrder) throws InterruptedException {
    new SyncOrderJob(syncOrder).handle(new SyncOrderJob.Arguments(ID), Shop.runOf(2));
  }
}
