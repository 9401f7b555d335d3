package com.smallbiz.application.job;

import java.util.regex.Pattern;

/**
 * A job that is to be run again and again. At most one is alive at a time: when its time comes
 * while the one before still waits, runs or is to be retried, that one does this turn's work too;
 * only what an operator asked for is run once more. Turns that nobody was there to take are made up
 * for by one.
 *
 * @param name tells it from all others and stays the same for ever: lower case, digits and dashes
 */
public record RecurringJob<A extends Record>(
    String name, CronSchedule schedule, JobType<A> type, A arguments) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

  public RecurringJob {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a recurring job: " + name);
    }
  }

  public RecurringJob<A> withSchedule(CronSchedule schedule) {
    return new RecurringJob<>(name, schedule, type, arguments);
  }
}
