package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.system.QueueFacts;
import com.smallbiz.application.system.StorageFacts;
import com.smallbiz.application.system.SystemReport;
import com.smallbiz.application.testkit.InMemoryProcesses;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SystemReadingTest {

  private static final StorageFacts STORAGE =
      new StorageFacts("18.1", Duration.ofHours(2), 1_000, 3, 100, 0.99, null);
  private static final QueueFacts QUEUE =
      new QueueFacts("6.2", Duration.ofHours(1), 1_000, null, "noeviction", 3, 12, true, 0);

  private final InMemoryProcesses processes =
      new InMemoryProcesses(new InMemoryTransactions(), new SettableClock());

  @Test
  void allThatCanBeHadIsReported() {
    assertThat(new SystemReading(processes, () -> STORAGE, () -> QUEUE).report())
        .isEqualTo(new SystemReport(List.of(), STORAGE, QUEUE));
  }

  @Test
  void eachMayBeAwayByItself() {
    var storageAway = new StorageUnavailable("away", new IllegalStateException());
    var queueAway = new QueueUnavailable("away", new IllegalStateException());

    assertThat(
            new SystemReading(
                    processes,
                    () -> {
                      throw storageAway;
                    },
                    () -> QUEUE)
                .report())
        .isEqualTo(new SystemReport(List.of(), null, QUEUE));
    assertThat(
            new SystemReading(
                    processes,
                    () -> STORAGE,
                    () -> {
                      throw queueAway;
                    })
                .report())
        .isEqualTo(new SystemReport(List.of(), STORAGE, null));
  }

  @Test
  void oneThatHangsIsNotWaitedFor() {
    var gate = new CountDownLatch(1);
    var reading =
        new SystemReading(
            processes,
            () -> {
              hang(gate);
              return STORAGE;
            },
            () -> QUEUE,
            Duration.ofMillis(200));

    assertThat(reading.report()).isEqualTo(new SystemReport(List.of(), null, QUEUE));
    gate.countDown();
  }

  private static void hang(CountDownLatch gate) {
    try {
      if (!gate.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError("nobody opened the gate");
      }
    } catch (InterruptedException nobodyDoesThat) {
      throw new AssertionError(nobodyDoesThat);
    }
  }
}
