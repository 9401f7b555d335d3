package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.application.usecase.CleanUpJob.Broom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CleanUpJobTest {

  private final AtomicInteger swept = new AtomicInteger();
  private final Broom broom = swept::incrementAndGet;

  @Test
  void everyBroomSweeps() {
    assertThatCode(() -> run(Map.of("jobs", broom, "keys", broom))).doesNotThrowAnyException();

    assertThat(swept).hasValue(2);
  }

  @Test
  void aBroomThatFailsDoesNotSaveTheOthersFromSweeping() {
    Broom broken =
        () -> {
          throw new StorageUnavailable("gone", new Exception());
        };

    assertThatThrownBy(() -> run(Map.of("jobs", broken, "keys", broom, "history", broken)))
        .isInstanceOf(StorageUnavailable.class)
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

    assertThat(swept).hasValue(1);
  }

  @Test
  void anInterruptEndsIt() {
    Broom interrupted =
        () -> {
          throw new InterruptedException();
        };

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> run(Map.of("jobs", interrupted)));
  }

  private static void run(Map<String, Broom> brooms) throws InterruptedException {
    var context = new JobContext(new JobId(new UUID(0, 1)), 1, Shop.ORIGIN);
    new CleanUpJob(brooms).handle(new CleanUpJob.Arguments(), context);
  }
}
