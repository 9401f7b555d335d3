package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.application.testkit.InMemoryOrderSyncer;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.domain.order.OrderId;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyncReadingTest {

  private final Shop shop = new Shop();
  private final SyncReading reading = new SyncReading(shop.syncHistory, shop.jobs);
  private final OrderId id = shop.order().id();

  @Test
  void anOrderHasTheAttemptsThatWereMade() {
    assertThat(reading.attempts(id)).isEmpty();

    shop.requestSync(id);
    shop.workUntilIdle();

    assertThat(reading.attempts(id))
        .extracting(SyncAttempt::answer)
        .containsExactly(InMemoryOrderSyncer.externalId(id));
  }

  @Test
  void theLastFiftyAttemptsAreEnough() {
    IntStream.rangeClosed(1, 51).forEach(this::addAttempt);

    assertThat(reading.attempts(id)).hasSize(50);
    assertThat(reading.attempts(id).get(0).answer()).isEqualTo("ext-51");
  }

  @Test
  void anOrderHasAJobUntilItIsSynced() {
    assertThat(reading.findFor(id)).isEmpty();

    JobId job = shop.requestSync(id);
    assertThat(reading.findFor(id)).contains(shop.job(job));

    shop.workUntilIdle();
    assertThat(reading.findFor(id)).isEmpty();
  }

  private void addAttempt(int number) {
    shop.syncHistory.add(
        new SyncAttempt(
            id,
            shop.clock.instant(),
            Duration.ZERO,
            SyncAttempt.Outcome.SYNCED,
            "ext-" + number,
            1,
            Shop.runOf(number).jobId(),
            1,
            "request-1"));
  }
}
