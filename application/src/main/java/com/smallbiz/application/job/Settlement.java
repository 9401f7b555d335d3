package com.smallbiz.application.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of a claim, told to the queue after the database has recorded it.
 *
 * @param again when the job is to be run again: zero for at once and before all others, null for
 *     never
 */
public record Settlement(Claim claim, @Nullable Duration again) {

  public static Settlement forget(Claim claim) {
    return new Settlement(claim, null);
  }

  public static Settlement again(Claim claim, Duration delay) {
    return new Settlement(claim, delay);
  }
}
