package com.smallbiz.application.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operator may do to a job, and in which states. A running job is in a worker's hands, and
 * nothing is done to it.
 */
public enum JobAction {
  /** It is due now, whatever it waited for; a dead job has all its attempts before it again. */
  RETRY("retried"),
  /** It is dead without having been run to its end. */
  KILL("killed"),
  /** It is gone, and its history with it. */
  DELETE("deleted");

  private final String participle;

  JobAction(String participle) {
    this.participle = participle;
  }

  /** The one place that says which state allows what. */
  public boolean isAllowedIn(JobState state) {
    return switch (this) {
      case RETRY ->
          state == JobState.SCHEDULED || state == JobState.RETRYING || state == JobState.DEAD;
      case KILL -> state.isLive() && state != JobState.RUNNING;
      case DELETE -> state != JobState.RUNNING;
    };
  }

  /** The states that allow it. */
  public Set<JobState> states() {
    return Arrays.stream(JobState.values())
        .filter(this::isAllowedIn)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @throws JobRefused if the job's state forbids it
   */
  public void require(Job job) {
    if (!isAllowedIn(job.state())) {
      throw new JobRefused(
          "a job in the state %s cannot be %s"
              .formatted(job.state().name().toLowerCase(Locale.ROOT), participle));
    }
  }
}
