package com.smallbiz.application.job;

/**
 * What became of many jobs that an operator wanted something done to at once.
 *
 * @param done to how many of the jobs it was done
 * @param left how many were left as they are: they are gone, or their state did not allow it any
 *     more
 * @param end why it was done to no more
 */
public record JobTally(int done, int left, End end) {

  /** Why it was done to no more jobs. */
  public enum End {
    /** There are no more. */
    COMPLETE,
    /** As many were looked at as are at once; there are more. */
    LIMIT,
    /** The database could not be reached any more; there may be more. */
    OUTAGE
  }

  public static final JobTally NONE = new JobTally(0, 0);

  /** It was done to all. */
  public JobTally(int done, int left) {
    this(done, left, End.COMPLETE);
  }

  public JobTally plus(JobTally other) {
    return new JobTally(done + other.done, left + other.left, other.end);
  }

  public JobTally endedBy(End reason) {
    return new JobTally(done, left, reason);
  }

  /** How many jobs were looked at. */
  public int size() {
    return done + left;
  }
}
