package com.smallbiz.application.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process as the others know it. All times are the database's.
 *
 * @param vitals as of its last beat
 * @param startedAt when it was first heard of
 * @param wish what it was told, whether or not it has heard of it
 * @param quietSince since when it takes on no more jobs, or null if it does
 * @param gone whether its last beat is too long ago
 */
public record ProcessInfo(
    ProcessIdentity identity,
    ProcessVitals vitals,
    Instant startedAt,
    Instant lastBeatAt,
    Wish wish,
    @Nullable Instant quietSince,
    boolean gone) {

  public ProcessState state() {
    if (gone) {
      return ProcessState.GONE;
    }
    if (wish == Wish.STOP) {
      return ProcessState.STOPPING;
    }
    return quietSince == null ? ProcessState.ACTIVE : ProcessState.QUIET;
  }

  /** Whether it lives and works. */
  public boolean works() {
    return !gone && identity.works();
  }

  /** Whether it may be told to take on no more jobs. */
  public boolean canBeQuieted() {
    return works() && wish == Wish.NONE;
  }

  /** Whether it may be told to end. */
  public boolean canBeStopped() {
    return !gone && wish != Wish.STOP;
  }
}
