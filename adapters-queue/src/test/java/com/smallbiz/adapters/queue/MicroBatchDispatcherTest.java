package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.testkit.InMemoryJobQueue;
import com.smallbiz.application.testkit.JobDispatcherContract;
import com.smallbiz.application.testkit.SettableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicroBatchDispatcherTest extends JobDispatcherContract {

  private final List<MicroBatchDispatcher> dispatchers = new ArrayList<>();

  @Override
  protected JobDispatcher dispatcherTo(JobQueue queue) {
    var dispatcher = new MicroBatchDispatcher(queue);
    dispatchers.add(dispatcher);
    dispatcher.start();
    return dispatcher;
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (MicroBatchDispatcher dispatcher : dispatchers) {
      dispatcher.stop();
    }
  }

  @Test
  void jobsThatGatherMeanwhileGoTogether() {
    var batches = new CopyOnWriteArrayList<Integer>();
    var gate = new CountDownLatch(1);
    JobDispatcher dispatcher =
        dispatcherTo(
            watched(
                batch -> {
                  batches.add(batch.size());
                  awaitQuietly(gate);
                }));

    dispatcher.dispatch(job());
    await().until(() -> batches.size() == 1);
    for (int i = 0; i < 300; i++) {
      dispatcher.dispatch(job());
    }
    gate.countDown();

    await().until(() -> batches.size() >= 3);
    assertThat(batches).containsExactly(1, 200, 100);
  }

  @Test
  void anOutageIsLoggedOnceAndJobsGoThroughAfterIt() {
    var attempts = new CopyOnWriteArrayList<Integer>();
    var handedIn = new CopyOnWriteArrayList<Dispatch>();
    JobDispatcher dispatcher =
        dispatcherTo(
            watched(
                batch -> {
                  attempts.add(batch.size());
                  if (attempts.size() <= 2) {
                    throw new QueueUnavailable("away", new IllegalStateException());
                  }
                  handedIn.addAll(batch);
                }));

    try (var log = new CapturedLog()) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                dispatcher.dispatch(job());
                return !handedIn.isEmpty();
              });
      await().until(() -> log.lines().size() >= 2);
      assertThat(log.lines())
          .containsExactly(
              "job-dispatcher has to wait: away (java.lang.IllegalStateException)",
              "job-dispatcher goes on");
    }
  }

  /** A queue that lets somebody see what is handed in to it. */
  private static JobQueue watched(Consumer<Collection<Dispatch>> watcher) {
    var queue = new InMemoryJobQueue(new SettableClock(), Duration.ofMinutes(1));
    return (JobQueue)
        Proxy.newProxyInstance(
            JobQueue.class.getClassLoader(),
            new Class<?>[] {JobQueue.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("handIn")) {
                @SuppressWarnings("unchecked")
                var batch = (Collection<Dispatch>) arguments[1];
                if (!batch.isEmpty()) {
                  watcher.accept(batch);
                }
              }
              try {
                return method.invoke(queue, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Dispatch job() {
    return Dispatch.due(new JobId(UUID.randomUUID()), "default", "ping");
  }
}
