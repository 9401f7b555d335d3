package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.StorageHealth;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link StorageHealth} keeps to. */
public abstract class StorageHealthContract {

  protected abstract StorageHealth health();

  protected abstract void takeTheStorageAway();

  protected abstract void bringTheStorageBack();

  @Test
  void aStorageThatIsThereIsReachable() {
    assertThat(health().isReachable()).isTrue();
  }

  @Test
  void aStorageThatIsAwayIsNotAndThatIsSaidInTime() {
    takeTheStorageAway();
    try {
      long start = System.nanoTime();
      assertThat(health().isReachable()).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    } finally {
      bringTheStorageBack();
    }
  }
}
