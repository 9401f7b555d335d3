package com.smallbiz.application.port.out;

import com.smallbiz.application.job.Dispatch;

/**
 * The quick way from a commit to a worker. It saves time and promises nothing: what gets lost on it
 * is found by {@link Jobs#leftovers}.
 */
@FunctionalInterface
public interface JobDispatcher {

  /** Has a job handed in to the queue soon. Returns at once and never throws. */
  void dispatch(Dispatch dispatch);
}
