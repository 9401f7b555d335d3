package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.StartedJob;
import java.util.Collection;
import java.util.List;

/** Use case: a worker begins with the jobs that it has claimed. */
@FunctionalInterface
public interface StartJobs {

  /**
   * Records the starts, and lets the queue forget what needs no running.
   *
   * @param suspectToo whether the worker can have a job that may well crash it: only one at a time
   * @return the jobs to run
   */
  List<StartedJob> start(Collection<Claim> claims, boolean suspectToo);
}
