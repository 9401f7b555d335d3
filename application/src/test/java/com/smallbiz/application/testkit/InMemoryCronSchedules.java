package com.smallbiz.application.testkit;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.port.out.CronSchedules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Cron expressions of numbers, lists, ranges and steps, found by looking at every day. */
public final class InMemoryCronSchedules implements CronSchedules {

  /** The longest way from one 29 February to the next. */
  private static final int DAYS = 8 * 366;

  @Override
  public Instant next(CronSchedule schedule, Instant after) {
    var cron = Cron.of(schedule.cron());
    LocalDate today = after.atZone(schedule.zone()).toLocalDate();
    return Stream.iterate(today, day -> day.plusDays(1))
        .limit(DAYS)
        .filter(cron::matches)
        .flatMap(
            day ->
                cron
                    .times(day)
                    .flatMap(time -> cron.instants(time, schedule.zone()))
                    .filter(instant -> instant.isAfter(after))
                    .min(Comparator.naturalOrder())
                    .stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("never comes: " + schedule.cron()));
  }

  private record Cron(
      Set<Integer> seconds,
      Set<Integer> minutes,
      Set<Integer> hours,
      Set<Integer> days,
      Set<Integer> months,
      Set<Integer> weekdays,
      boolean everyHour) {

    static Cron of(String text) {
      String[] fields = text.split(" ", -1);
      if (fields.length != 6) {
        throw new IllegalArgumentException("not six fields: " + text);
      }
      return new Cron(
          numbers(fields[0], 0, 59),
          numbers(fields[1], 0, 59),
          numbers(fields[2], 0, 23),
          numbers(fields[3], 1, 31),
          numbers(fields[4], 1, 12),
          numbers(fields[5], 0, 7),
          fields[2].startsWith("*"));
    }

    private static Set<Integer> numbers(String field, int from, int to) {
      var numbers = new TreeSet<Integer>();
      for (String part : field.split(",", -1)) {
        String[] rangeAndStep = part.replace("*", from + "-" + to).split("/", 2);
        String[] range = rangeAndStep[0].split("-", 2);
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[range.length - 1]);
        int step = rangeAndStep.length == 1 ? 1 : Integer.parseInt(rangeAndStep[1]);
        if (first < from || last > to) {
          throw new IllegalArgumentException("out of range: " + field);
        }
        for (int number = first; number <= last; number += step) {
          numbers.add(number);
        }
      }
      return numbers;
    }

    boolean matches(LocalDate day) {
      int weekday = day.getDayOfWeek().getValue();
      return months.contains(day.getMonthValue())
          && days.contains(day.getDayOfMonth())
          && (weekdays.contains(weekday) || weekdays.contains(weekday % 7));
    }

    Stream<LocalDateTime> times(LocalDate day) {
      return hours.stream()
          .flatMap(
              hour ->
                  minutes.stream()
                      .flatMap(
                          minute ->
                              seconds.stream().map(second -> day.atTime(hour, minute, second))));
    }

    /** When the clock on the wall shows this: once, twice or never; or as good as once. */
    Stream<Instant> instants(LocalDateTime time, ZoneId zone) {
      return everyHour
          ? zone.getRules().getValidOffsets(time).stream().map(time::toInstant)
          : Stream.of(time.atZone(zone).toInstant());
    }
  }
}
