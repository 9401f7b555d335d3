package com.smallbiz.application.job;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A job to be enqueued. The fields are those of {@link Job}. */
public record NewJob(
    JobId id,
    String type,
    int typeVersion,
    String queue,
    String arguments,
    @Nullable String uniqueKey,
    Origin origin,
    int maxAttempts,
    DueTime due,
    Set<String> redacted) {

  /** In bytes of UTF-8: a job carries references, not documents. */
  public static final int MAX_ARGUMENTS = 16 * 1024;

  public NewJob {
    redacted = Set.copyOf(redacted);
    if (arguments.getBytes(StandardCharsets.UTF_8).length > MAX_ARGUMENTS) {
      throw new IllegalArgumentException(
          "the arguments of a job of type %s are larger than %d bytes"
              .formatted(type, MAX_ARGUMENTS));
    }
  }

  /** A job whose arguments anybody may see who may see jobs. */
  public NewJob(
      JobId id,
      String type,
      int typeVersion,
      String queue,
      String arguments,
      @Nullable String uniqueKey,
      Origin origin,
      int maxAttempts,
      DueTime due) {
    this(id, type, typeVersion, queue, arguments, uniqueKey, origin, maxAttempts, due, Set.of());
  }

  /** One of those that is due at once. */
  public NewJob(
      JobId id,
      String type,
      int typeVersion,
      String queue,
      String arguments,
      @Nullable String uniqueKey,
      Origin origin,
      int maxAttempts) {
    this(id, type, typeVersion, queue, arguments, uniqueKey, origin, maxAttempts, DueTime.NOW);
  }

  /** The same job, going back to another origin. */
  public NewJob goingBackTo(Origin other) {
    return new NewJob(
        id, type, typeVersion, queue, arguments, uniqueKey, other, maxAttempts, due, redacted);
  }
}
