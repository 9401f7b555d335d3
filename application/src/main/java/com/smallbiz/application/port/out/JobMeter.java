package com.smallbiz.application.port.out;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobOutcome;
import java.time.Duration;

/**
 * Counts and times what befalls jobs in this process, for those who watch all processes from
 * outside. What it knows is gone with the process; what is to be kept is {@link JobStatistics}'.
 * Neither waits nor throws.
 */
public interface JobMeter {

  /** A new job is committed. */
  void enqueued(String type, String queue);

  /** A job begins to run. */
  void started(Job job);

  /**
   * A job that was started has come to its end here, whether it was run, postponed or handed back.
   *
   * @param took how long that was
   */
  void ended(Job job, JobOutcome outcome, Duration took);

  /** A job died without being run, since it has cost too many workers their lives. */
  void poisoned(Job job);

  /** So many jobs were handed in late, since the queue had never been told of them. */
  void swept(int jobs);

  /** So many jobs were handed in once more, since the queue had lost its memory. */
  void restored(int jobs);

  /** So many jobs were taken from workers that did not renew their leases. */
  void reaped(int jobs);
}
