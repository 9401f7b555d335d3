package com.smallbiz.application.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of background work as the database knows it, which is the truth; the queue only says what
 * to do next. All times are the database's.
 *
 * @param type the name of its {@link JobType}, with the version its arguments were written in
 * @param arguments JSON
 * @param uniqueKey no two live jobs have the same; null if it may have any number of twins
 * @param attempt how often it was started, the current time included
 * @param crashes how many workers in a row were lost while they ran it, see {@link Poison}
 * @param token names the claim that it was last started under; a worker with another token has lost
 *     it
 * @param redacted the arguments that nobody is to see, as its {@link JobType} named them when it
 *     was enqueued: whoever shows arguments shows no values of these
 */
public record Job(
    JobId id,
    String type,
    int typeVersion,
    String queue,
    String arguments,
    @Nullable String uniqueKey,
    Origin origin,
    JobState state,
    int attempt,
    int maxAttempts,
    int crashes,
    long token,
    Instant enqueuedAt,
    @Nullable Instant scheduledAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable JobError lastError,
    @Nullable Instant lastErrorAt,
    Set<String> redacted) {

  public Job {
    redacted = Set.copyOf(redacted);
  }

  /** The same job, for what it sets going to go back to another origin. */
  public Job goingBackTo(Origin other) {
    return new Job(
        id,
        type,
        typeVersion,
        queue,
        arguments,
        uniqueKey,
        other,
        state,
        attempt,
        maxAttempts,
        crashes,
        token,
        enqueuedAt,
        scheduledAt,
        startedAt,
        finishedAt,
        nextAttemptAt,
        lastError,
        lastErrorAt,
        redacted);
  }

  /**
   * How long it has waited from when it was due until it was started, where this is the first time
   * that anybody has tried it; nobody notes when later attempts were due.
   */
  public Optional<Duration> waited() {
    if (attempt != 1 || crashes > 0 || startedAt == null || lastErrorAt != null) {
      return Optional.empty();
    }
    var waited = Duration.between(scheduledAt == null ? enqueuedAt : scheduledAt, startedAt);
    return Optional.of(waited.isNegative() ? Duration.ZERO : waited);
  }

  /** Whether it may well crash the next worker too. */
  public boolean isSuspect() {
    return crashes >= Poison.SUSPICIOUS_CRASHES;
  }
}
