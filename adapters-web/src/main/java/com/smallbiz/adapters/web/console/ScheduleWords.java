package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.CronSchedule;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in words what the usual schedules mean; of others there is only the expression itself. */
final class ScheduleWords {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
  private static final Pattern STEP = Pattern.compile("(?:\\*|0)/(\\d{1,2})");

  private static final List<String> DAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  private ScheduleWords() {}

  /** Such as {@code every day at 03:00}, or null where words would be longer than it. */
  static @Nullable String of(CronSchedule schedule) {
    String[] field = schedule.cron().split(" ", -1);
    if (field.length != 6 || !field[4].equals("*")) {
      return null;
    }
    String days = days(field[3], field[5]);
    String times = times(field[0], field[1], field[2]);
    if (days == null || times == null) {
      return null;
    }
    if (times.startsWith("at")) {
      return days + " " + times;
    }
    return days.equals("every day") ? times : null;
  }

  private static @Nullable String days(String ofMonth, String ofWeek) {
    boolean anyOfMonth = ofMonth.equals("*") || ofMonth.equals("?");
    boolean anyOfWeek = ofWeek.equals("*") || ofWeek.equals("?");
    if (anyOfMonth && anyOfWeek) {
      return "every day";
    }
    if (anyOfWeek && NUMBER.matcher(ofMonth).matches()) {
      return "on day %s of each month".formatted(ofMonth);
    }
    if (anyOfMonth && ofWeek.matches("[0-7]")) {
      return "every " + DAYS.get(Integer.parseInt(ofWeek) % 7);
    }
    return anyOfMonth && (ofWeek.equals("1-5") || ofWeek.equalsIgnoreCase("MON-FRI"))
        ? "from Monday to Friday"
        : null;
  }

  private static @Nullable String times(String second, String minute, String hour) {
    if (second.equals("0") && isNumber(minute) && isNumber(hour)) {
      return "at %02d:%02d".formatted(Integer.parseInt(hour), Integer.parseInt(minute));
    }
    if (second.equals("0") && minute.equals("0") && isEvery(hour)) {
      return every(hour, "hour");
    }
    if (second.equals("0") && isNumber(minute) && hour.equals("*")) {
      return "every hour, %s min past".formatted(minute);
    }
    if (second.equals("0") && isEvery(minute) && hour.equals("*")) {
      return every(minute, "minute");
    }
    return isEvery(second) && minute.equals("*") && hour.equals("*")
        ? every(second, "second")
        : null;
  }

  private static boolean isNumber(String field) {
    return NUMBER.matcher(field).matches();
  }

  private static boolean isEvery(String field) {
    return field.equals("*") || STEP.matcher(field).matches();
  }

  private static String every(String field, String unit) {
    var step = STEP.matcher(field);
    return step.matches() && !step.group(1).equals("1")
        ? "every %s %ss".formatted(step.group(1), unit)
        : "every " + unit;
  }
}
