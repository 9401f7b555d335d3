package com.smallbiz.adapters.queue;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.port.out.CronSchedules;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * Cron expressions by Spring. When clocks are put forward or back it goes by the time that really
 * passes, which would leave out a nightly time or meet it twice: what names its hours is looked for
 * on the clock on the wall instead.
 */
final class SpringCronSchedules implements CronSchedules {

  private static final int HOURS = 2;

  @Override
  public Instant next(CronSchedule schedule, Instant after) {
    CronExpression cron = CronExpression.parse(schedule.cron());
    ZonedDateTime start = after.atZone(schedule.zone());
    ZonedDateTime next = namesItsHours(cron) ? onTheWall(cron, start) : cron.next(start);
    if (next == null) {
      throw new IllegalArgumentException(
          "the cron expression never comes true: " + schedule.cron());
    }
    return next.toInstant();
  }

  /** The expression as Spring has read it: macros are six fields too. */
  private static boolean namesItsHours(CronExpression cron) {
    return !cron.toString().split(" ", -1)[HOURS].startsWith("*");
  }

  /** After the gap where there is no such time, and the first of two. */
  private static @Nullable ZonedDateTime onTheWall(CronExpression cron, ZonedDateTime start) {
    ZoneId zone = start.getZone();
    LocalDateTime wall = cron.next(start.toLocalDateTime());
    while (wall != null && !wall.atZone(zone).isAfter(start)) {
      wall = cron.next(wall);
    }
    return wall == null ? null : wall.atZone(zone);
  }
}
