package com.smallbiz.application.job;

import java.time.Duration;
import java.time.Instant;

/** When a job is to be run for the first time. The database's clock decides when that is. */
public sealed interface DueTime {

  DueTime NOW = new After(Duration.ZERO);

  /** That much after it was enqueued; at once if that is not positive. At most a thousand years. */
  record After(Duration delay) implements DueTime {

    private static final Duration LONGEST = Duration.ofDays(365_000);

    public After {
      delay = delay.isNegative() ? Duration.ZERO : delay;
      delay = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
  }

  /** At that time, to the microsecond; at once if it has passed. In the years 1 to 9999. */
  record At(Instant time) implements DueTime {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public At {
      time = time.isBefore(EARLIEST) ? EARLIEST : time;
      time = time.isAfter(LATEST) ? LATEST : time;
    }
  }
}
