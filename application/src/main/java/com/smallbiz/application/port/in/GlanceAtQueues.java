package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.QueueSummary;
import java.util.Collection;
import java.util.List;

/** Use case: somebody glances at the queues, and is told at once however much is in them. */
@FunctionalInterface
public interface GlanceAtQueues {

  /**
   * One summary a queue, as {@link SummarizeQueues} gives them, but that counts end: more than
   * {@link Count#LIMIT} may stand for any greater number.
   */
  List<QueueSummary> glance(Collection<String> named);
}
