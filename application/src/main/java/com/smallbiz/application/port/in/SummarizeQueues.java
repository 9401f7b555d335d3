package com.smallbiz.application.port.in;

import com.smallbiz.application.job.QueueSummary;
import java.util.List;

/** Use case: somebody looks at the queues. */
@FunctionalInterface
public interface SummarizeQueues {

  /** One summary a queue, in the order of the names. */
  List<QueueSummary> summarize(List<String> queues);
}
