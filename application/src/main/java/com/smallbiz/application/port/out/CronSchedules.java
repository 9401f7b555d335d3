package com.smallbiz.application.port.out;

import com.smallbiz.application.job.CronSchedule;
import java.time.Instant;

/**
 * Knows what schedules mean. Where clocks are put forward or back, a schedule that names its hours
 * is met once a day all the same: a time that is left out is made up for right after the gap, and
 * of a time that comes twice the first counts. One that means every hour, {@code *}, or every so
 * many, goes by the time that really passes.
 */
@FunctionalInterface
public interface CronSchedules {

  /**
   * The first time after the given one.
   *
   * @throws IllegalArgumentException if the expression cannot be read, or never comes true
   */
  Instant next(CronSchedule schedule, Instant after);
}
