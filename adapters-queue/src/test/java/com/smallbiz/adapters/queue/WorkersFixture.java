package com.smallbiz.adapters.queue;

import static org.awaitility.Awaitility.await;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.testkit.InMemoryJobMeter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Processes with workers over a real Redis, with use cases that remember what is done. */
abstract class WorkersFixture {

  static final String QUEUE = "default";

  @TempDir private Path directory;

  RedisServer redis;
  private final List<AnnotationConfigApplicationContext> contexts = new ArrayList<>();

  @BeforeEach
  void startRedis() {
    redis = RedisServer.start(directory);
  }

  @AfterEach
  void stopEverything() {
    contexts.forEach(AnnotationConfigApplicationContext::close);
    redis.close();
  }

  AnnotationConfigApplicationContext process(RecordingWork work, int concurrency) {
    return process(work, concurrency, redis.url(), Duration.ofSeconds(2));
  }

  AnnotationConfigApplicationContext process(
      RecordingWork work, int concurrency, String url, Duration lease) {
    return context(work, Map.of(QUEUE, concurrency), url, lease);
  }

  /** A process that only hands in. */
  AnnotationConfigApplicationContext idleProcess() {
    return context(new RecordingWork(), Map.of(), redis.url(), Duration.ofSeconds(2));
  }

  static JobId dispatch(AnnotationConfigApplicationContext context) {
    JobId id = newId();
    context.getBean(JobDispatcher.class).dispatch(Dispatch.due(id, QUEUE, "ping"));
    return id;
  }

  static List<JobId> handIn(JobQueue queue, int number) {
    List<JobId> ids = Stream.generate(WorkersFixture::newId).limit(number).toList();
    queue.handIn(QUEUE, ids.stream().map(id -> Dispatch.due(id, QUEUE, "ping")).toList());
    return ids;
  }

  static void awaitFirstRun(RecordingWork work, AnnotationConfigApplicationContext context) {
    await()
        .until(
            () -> {
              dispatch(context);
              return !work.ran.isEmpty();
            });
  }

  static boolean ran(RecordingWork work, JobId job) {
    return work.ran.containsKey(job);
  }

  static JobId newId() {
    return new JobId(UUID.randomUUID());
  }

  private AnnotationConfigApplicationContext context(
      RecordingWork work, Map<String, Integer> concurrency, String url, Duration lease) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(RedisSettings.class, () -> new RedisSettings(url));
    context.registerBean(
        QueueSettings.class, () -> new QueueSettings(concurrency, lease, Duration.ofSeconds(1)));
    context.registerBean(
        RecordingWork.class,
        () -> {
          work.queue = context.getBean(JobQueue.class);
          return work;
        });
    context.registerBean(InMemoryJobMeter.class);
    context.register(QueueConfiguration.class, WorkersConfiguration.class);
    context.refresh();
    contexts.add(context);
    return context;
  }
}
