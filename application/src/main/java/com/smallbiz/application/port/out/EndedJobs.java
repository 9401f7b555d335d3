package com.smallbiz.application.port.out;

import com.smallbiz.application.job.Retention;

/** Jobs that are over. May throw {@link StorageUnavailable}. */
@FunctionalInterface
public interface EndedJobs {

  /**
   * Removes those that have been kept for long enough, with their history; a little at a time, so
   * that nobody has to wait for it.
   *
   * @return how many
   * @throws InterruptedException if the calling thread was interrupted; what is removed by then
   *     stays so
   */
  int removeExpired(Retention retention) throws InterruptedException;
}
