package com.smallbiz.application.job;

/**
 * What became of a {@link JobSelection}.
 *
 * @param done to how many of the jobs it was done
 * @param left how many were left as they are: they are gone, or their state did not allow it any
 *     more
 */
public record JobTally(int done, int left) {

  public static final JobTally NONE = new JobTally(0, 0);

  public JobTally plus(JobTally other) {
    return new JobTally(done + other.done, left + other.left);
  }
}
