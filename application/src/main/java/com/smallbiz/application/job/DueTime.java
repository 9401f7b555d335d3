package com.smallbiz.application.job;

import java.time.Duration;
import java.time.Instant;

/** When a job is to be run for the first time. The database's clock decides when that is. */
public sealed interface DueTime {

  DueTime NOW = new After(Duration.ZERO);

  /** That much after it was enqueued; at once if that is not positive. */
  record After(Duration delay) implements DueTime {}

  /** At that time, to the microsecond; at once if it has passed. */
  record At(Instant time) implements DueTime {}
}
