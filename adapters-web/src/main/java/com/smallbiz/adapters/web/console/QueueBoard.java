package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.GlanceAtQueues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The queues as the console shows them: those of the configuration first, and all others. */
final class QueueBoard {

  private final GlanceAtQueues glanceAtQueues;
  private final FindPausedQueues findPausedQueues;
  private final Map<String, Integer> concurrency;

  /**
   * @param concurrency of the queues that are configured here, in the order to show them in
   */
  QueueBoard(
      GlanceAtQueues glanceAtQueues,
      FindPausedQueues findPausedQueues,
      Map<String, Integer> concurrency) {
    this.glanceAtQueues = glanceAtQueues;
    this.findPausedQueues = findPausedQueues;
    this.concurrency = concurrency;
  }

  /**
   * One queue.
   *
   * @param concurrency how many of its jobs a worker runs at a time, or 0 where that is not known
   *     here
   */
  record Line(QueueSummary queue, boolean paused, int concurrency) {

    /** A count of jobs as it is shown. */
    public String text(long count) {
      return Count.of(count, Count.LIMIT).text();
    }

    /** How long the first job has been waiting; nothing if none is. */
    public String latency() {
      return queue.depth() == 0 ? "" : InWords.of(queue.latency());
    }
  }

  List<Line> lines() {
    Set<String> paused = findPausedQueues.paused();
    var named = new LinkedHashSet<>(concurrency.keySet());
    named.addAll(new TreeSet<>(paused));
    return glanceAtQueues.glance(named).stream()
        .map(
            queue ->
                new Line(
                    queue,
                    paused.contains(queue.name()),
                    concurrency.getOrDefault(queue.name(), 0)))
        .toList();
  }

  Optional<Line> find(String name) {
    return lines().stream().filter(line -> line.queue().name().equals(name)).findAny();
  }
}
