package com.smallbiz.application.job;

import java.util.EnumSet;
import java.util.Set;

/** Where a job stands in its life. */
public enum JobState {
  /** To be run at a later time, for the first time. */
  SCHEDULED,
  /** To be run as soon as a worker is free. */
  ENQUEUED,
  /** A worker has it. */
  RUNNING,
  /** It failed, and will be run again at a later time. */
  RETRYING,
  /** It ended well. */
  SUCCEEDED,
  /** It ended badly; only an operator brings it back. */
  DEAD;

  /** The states of jobs that will still do something. */
  public static final Set<JobState> LIVE =
      Set.copyOf(EnumSet.of(SCHEDULED, ENQUEUED, RUNNING, RETRYING));

  public boolean isLive() {
    return LIVE.contains(this);
  }
}
