package com.smallbiz.application.port.in;

import com.smallbiz.application.job.QueueSummary;
import java.util.Collection;
import java.util.List;

/** Use case: somebody looks at the queues. */
@FunctionalInterface
public interface SummarizeQueues {

  /**
   * One summary a queue: those that are named, in their order, and then all others that have jobs.
   */
  List<QueueSummary> summarize(Collection<String> named);
}
