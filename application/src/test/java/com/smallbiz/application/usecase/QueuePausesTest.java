package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.testkit.Shop;
import org.junit.jupiter.api.Test;

class QueuePausesTest {

  private final Shop shop = new Shop();

  @Test
  void aQueueIsPausedUntilItIsResumed() {
    assertThat(shop.pauses.pause("default")).isTrue();
    assertThat(shop.pauses.pause("default")).isTrue();
    assertThat(shop.pauses.paused()).containsExactly("default");

    assertThat(shop.pauses.resume("default")).isTrue();
    assertThat(shop.pauses.resume("default")).isTrue();
    assertThat(shop.pauses.paused()).isEmpty();
  }

  @Test
  void aQueueThatNobodyHeardOfCannotBePaused() {
    assertThat(shop.pauses.pause("unheard-of")).isFalse();
    assertThat(shop.pauses.resume("unheard-of")).isFalse();
    assertThat(shop.pauses.paused()).isEmpty();
  }

  @Test
  void aQueueIsKnownByItsJobsToo() {
    var id = new JobId(shop.ids.next());
    shop.jobs.enqueue(new NewJob(id, "ping", 1, "left-over", "{}", null, Shop.ORIGIN, 25));

    assertThat(shop.pauses.pause("left-over")).isTrue();
    assertThat(shop.pauses.paused()).containsExactly("left-over");
  }
}
