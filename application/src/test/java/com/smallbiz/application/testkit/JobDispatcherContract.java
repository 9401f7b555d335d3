package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every job dispatcher does. */
public abstract class JobDispatcherContract {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A dispatcher that hands in to this queue. */
  protected abstract JobDispatcher dispatcherTo(JobQueue queue);

  @Test
  void dispatchedJobsComeToTheQueueSoonAndInOrder() {
    var queue = new InMemoryJobQueue(Clock.systemUTC(), Duration.ofMinutes(1));
    JobDispatcher dispatcher = dispatcherTo(queue);
    var dispatched = new ArrayList<JobId>();

    for (int i = 0; i < 1_000; i++) {
      var id = new JobId(UUID.randomUUID());
      dispatcher.dispatch(Dispatch.due(id, "default", "ping"));
      dispatched.add(id);
    }

    assertThat(claimed(queue, dispatched.size())).containsExactlyElementsOf(dispatched);
  }

  @Test
  void aQueueThatIsAwayIsNotTheCallersConcern() {
    JobDispatcher dispatcher = dispatcherTo(awayQueue());
    var job = Dispatch.due(new JobId(UUID.randomUUID()), "default", "ping");

    assertThatCode(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                dispatcher.dispatch(job);
              }
            })
        .doesNotThrowAnyException();
  }

  private static List<JobId> claimed(JobQueue queue, int number) {
    var claimed = new ArrayList<JobId>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (claimed.size() < number && System.nanoTime() < deadline) {
      Claims.take(queue, "default", number).stream().map(Claim::id).forEach(claimed::add);
      Thread.onSpinWait();
    }
    return claimed;
  }

  private static JobQueue awayQueue() {
    return (JobQueue)
        Proxy.newProxyInstance(
            JobQueue.class.getClassLoader(),
            new Class<?>[] {JobQueue.class},
            (proxy, method, arguments) -> {
              throw new QueueUnavailable("the queue is away", new IllegalStateException());
            });
  }
}
