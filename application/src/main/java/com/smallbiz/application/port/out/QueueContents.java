package com.smallbiz.application.port.out;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.QueueLoad;
import java.util.Collection;
import java.util.Set;

/**
 * What the {@link JobQueue} holds, for those who look at it. It can tell at once, however much that
 * is, but it may have lost jobs and may name some that are gone. Every method may throw {@link
 * QueueUnavailable}.
 */
public interface QueueContents {

  QueueLoad load(String queue);

  /** Those of these jobs that the queue knows of, a thousand at the most. */
  Set<JobId> known(String queue, Collection<JobId> ids);

  /** The jobs that workers have. */
  Set<JobId> claimed(String queue);
}
