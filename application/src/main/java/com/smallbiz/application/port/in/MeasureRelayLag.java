package com.smallbiz.application.port.in;

import com.smallbiz.application.port.out.StorageUnavailable;
import java.time.Duration;

/** Use case: somebody watches whether the queue hears of what is enqueued. */
@FunctionalInterface
public interface MeasureRelayLag {

  /**
   * How long ago the oldest job was enqueued, or became due if that was later, that the queue does
   * not know of; zero if there is none. Jobs of the last seconds are on their way and do not count.
   *
   * @throws StorageUnavailable if the jobs cannot be looked at
   */
  Duration relayLag();
}
