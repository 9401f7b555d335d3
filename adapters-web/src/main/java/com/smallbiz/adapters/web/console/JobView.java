package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAction;
import com.smallbiz.application.job.JobAttempt;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A job as its page shows it.
 *
 * @param attempts all that are known of, the first one first
 * @param order the one that it syncs, if that is what it does
 */
record JobView(Job job, List<Attempt> attempts, @Nullable OrderName order) {

  /**
   * One time that the job was run.
   *
   * @param state how it ended, or {@code running}
   * @param lasted in words; null while it runs
   */
  record Attempt(
      int number,
      String state,
      Instant startedAt,
      @Nullable String lasted,
      @Nullable JobError error) {}

  static JobView of(Job job, List<JobAttempt> failed, @Nullable OrderName order) {
    var attempts = new ArrayList<Attempt>();
    for (JobAttempt attempt : failed) {
      String lasted = InWords.of(Duration.between(attempt.startedAt(), attempt.endedAt()));
      attempts.add(
          new Attempt(attempt.attempt(), "failed", attempt.startedAt(), lasted, attempt.error()));
    }
    Instant startedAt = job.startedAt();
    if (startedAt != null && job.state() == JobState.RUNNING) {
      attempts.add(new Attempt(job.attempt(), "running", startedAt, null, null));
    }
    if (startedAt != null && job.state() == JobState.SUCCEEDED && job.finishedAt() != null) {
      String lasted = InWords.of(Duration.between(startedAt, job.finishedAt()));
      attempts.add(new Attempt(job.attempt(), "succeeded", startedAt, lasted, null));
    }
    return new JobView(job, List.copyOf(attempts), order);
  }

  public String state() {
    return job.state().name().toLowerCase(Locale.ROOT);
  }

  /** Who has to do something about the last error; null where that is not known. */
  public @Nullable String advice() {
    JobError error = job.lastError();
    if (order == null || error == null) {
      return null;
    }
    String advice = SyncAdvice.of(error.message());
    return advice.equals(error.message()) ? null : advice;
  }

  public String arguments() {
    return ShownArguments.of(job);
  }

  public boolean canBeRetried() {
    return JobAction.RETRY.isAllowedIn(job.state());
  }

  public boolean canBeKilled() {
    return JobAction.KILL.isAllowedIn(job.state());
  }

  public boolean canBeDeleted() {
    return JobAction.DELETE.isAllowedIn(job.state());
  }
}
