package com.smallbiz.application.job;

import java.time.ZoneId;

/**
 * Times that come again and again, by the clock on the wall of a zone.
 *
 * @param cron {@code second minute hour day-of-month month day-of-week}; five fields are taken to
 *     begin with the minute, and mean second 0
 */
public record CronSchedule(String cron, ZoneId zone) {

  private static final int WITHOUT_SECONDS = 5;

  public CronSchedule {
    String[] fields = cron.strip().split("\\s+", -1);
    cron = (fields.length == WITHOUT_SECONDS ? "0 " : "") + String.join(" ", fields);
  }
}
