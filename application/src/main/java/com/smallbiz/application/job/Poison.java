package com.smallbiz.application.job;

/**
 * How jobs are found out that crash whoever runs them. A worker that is lost counts against all
 * jobs that it ran, also the innocent ones. So a job that lost two workers in a row is only a
 * suspect: it is run beside no other suspect, and a third worker lost proves it.
 */
public final class Poison {

  /** From this many workers lost in a row on, no two such jobs run in one process. */
  public static final int SUSPICIOUS_CRASHES = 2;

  /** With this many, the job is dead. */
  public static final int DEADLY_CRASHES = 3;

  /** What the history of attempts says of one that no worker told the end of. */
  public static final JobError WORKER_LOST =
      new JobError("worker_lost", "The worker that ran the job was lost");

  /** What a job dies of that lost its third worker. */
  public static final JobError POISON =
      new JobError("poison", "Three workers in a row were lost while they ran the job");

  private Poison() {}
}
