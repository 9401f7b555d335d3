package com.smallbiz.application.usecase;

import com.smallbiz.application.job.JobTally;
import com.smallbiz.application.job.JobTally.End;
import com.smallbiz.application.port.out.StorageUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Goes through many jobs step by step, each step a transaction of its own, so that nobody is held
 * up for long, and what was done before a failure stays done and is told.
 */
final class Steps {

  private Steps() {}

  /**
   * What one step did.
   *
   * @param next where the next one begins, or null if this was the last
   */
  record Taken<P>(JobTally tally, @Nullable P next) {}

  /** One step of the way; it may be taken again where it failed. */
  @FunctionalInterface
  interface Step<P> {

    /**
     * @param place where the step before ended, or null at the beginning
     * @param most how many jobs it may look at
     */
    Taken<P> from(@Nullable P place, int most);
  }

  /**
   * @param limit how many jobs are looked at
   * @throws StorageUnavailable if nothing was done
   */
  static <P> JobTally take(int limit, Step<P> step) {
    JobTally tally = JobTally.NONE;
    @Nullable P place = null;
    do {
      Taken<P> taken;
      try {
        @Nullable P from = place;
        int most = limit - tally.size();
        taken = Persistently.attempt(() -> step.from(from, most));
      } catch (StorageUnavailable away) {
        if (tally.done() == 0) {
          throw away;
        }
        return tally.endedBy(End.OUTAGE);
      }
      tally = tally.plus(taken.tally());
      place = taken.next();
    } while (place != null && tally.size() < limit);
    return place == null ? tally : tally.endedBy(End.LIMIT);
  }
}
