package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.application.port.out.StorageUnavailable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BeatsTest {

  private final AtomicInteger beats = new AtomicInteger();
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicBoolean retired = new AtomicBoolean();
  private final Beats process = new Beats(this::beat, () -> retired.set(true));

  @Test
  void anOutageEndsNoneOfThemAndIsLoggedOnce() {
    try (var log = new CapturedLog()) {
      away.set(true);
      process.start();
      await().until(() -> beats.get() >= 3);
      away.set(false);
      await().until(() -> log.lines().size() == 2);

      assertThat(log.lines().get(0)).contains("process-beat");
      assertThat(log.lines().get(1)).contains("process-beat goes on");
    } finally {
      process.stop();
    }
  }

  @Test
  void theLastWordIsSaidAtTheEnd() {
    process.start();
    await().until(() -> beats.get() == 1);
    assertThat(process.isRunning()).isTrue();
    assertThat(retired).isFalse();

    process.stop();

    assertThat(retired).isTrue();
    assertThat(process.isRunning()).isFalse();
  }

  private void beat() {
    beats.incrementAndGet();
    if (away.get()) {
      throw new StorageUnavailable("PostgreSQL is away", new IllegalStateException());
    }
  }
}
