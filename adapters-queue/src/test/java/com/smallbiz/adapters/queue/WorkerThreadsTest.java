package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {

  @Test
  void threadsAreVirtualWhereTheJdkHasThemAndNeverKeepItRunning() {
    var thread = new CompletableFuture<Thread>();

    WorkerThreads.named("job-default-").execute(() -> thread.complete(Thread.currentThread()));

    assertThat(thread.join().getName()).startsWith("job-default-");
    assertThat(thread.join().isDaemon()).isTrue();
    assertThat(thread.join().getClass().getSimpleName())
        .isEqualTo(Runtime.version().feature() >= 21 ? "VirtualThread" : "Thread");
  }
}
