package com.smallbiz.adapters.web.console;

import com.smallbiz.adapters.web.console.Finding.Button;
import com.smallbiz.adapters.web.console.Finding.Link;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.GlanceAtQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Do jobs wait too long, fail again and again, or have they been given up? */
final class QueuesCheck implements Check {

  private static final Duration TOO_LONG = Duration.ofMinutes(1);

  /** Some job is retried at any time; so many are the sign of something that is broken. */
  private static final long MANY_RETRIES = 10;

  private final GlanceAtQueues queues;
  private final FindPausedQueues pauses;

  QueuesCheck(GlanceAtQueues queues, FindPausedQueues pauses) {
    this.queues = queues;
    this.pauses = pauses;
  }

  @Override
  public String subject() {
    return "jobs and queues";
  }

  @Override
  public List<Finding> find() {
    Set<String> paused = pauses.paused();
    List<QueueSummary> summaries = queues.glance(paused);
    var findings = new ArrayList<Finding>();
    long dead = sum(summaries, QueueSummary::dead);
    if (dead > 0) {
      findings.add(
          Finding.bad(
              "%s, given up for good".formatted(Amounts.of(dead, "job is dead", "jobs are dead")),
              new Link("See why", "/admin/dead"),
              null));
    }
    for (QueueSummary queue : summaries) {
      if (paused.contains(queue.name())) {
        pausedWithWork(queue, findings);
      } else if (queue.latency().compareTo(TOO_LONG) > 0) {
        findings.add(
            Finding.warn(
                "The queue %s is late: a job has been waiting for %s"
                    .formatted(queue.name(), inWords(queue.latency())),
                link(queue),
                null));
      }
    }
    long retrying = sum(summaries, QueueSummary::retrying);
    if (retrying >= MANY_RETRIES) {
      findings.add(
          Finding.warn(
              "%s: they failed and wait for another attempt"
                  .formatted(Amounts.of(retrying, "job is retrying", "jobs are retrying")),
              new Link("See why", "/admin/retries"),
              null));
    }
    return findings;
  }

  private static void pausedWithWork(QueueSummary queue, List<Finding> findings) {
    if (queue.depth() > 0) {
      findings.add(
          Finding.stopped(
              "The queue %s is paused, and %s"
                  .formatted(queue.name(), Amounts.of(queue.depth(), "job waits", "jobs wait")),
              link(queue),
              new Button("Resume", "/admin/queues/" + queue.name() + "/resume", null)));
    }
  }

  private static Link link(QueueSummary queue) {
    return new Link("See it", "/admin/queues/" + queue.name());
  }

  private static long sum(List<QueueSummary> queues, ToLongFunction<QueueSummary> what) {
    return queues.stream().mapToLong(what).sum();
  }

  private static String inWords(Duration wait) {
    return wait.toHours() > 0
        ? Amounts.of(wait.toHours(), "hour", "hours")
        : Amounts.of(wait.toMinutes(), "minute", "minutes");
  }
}
