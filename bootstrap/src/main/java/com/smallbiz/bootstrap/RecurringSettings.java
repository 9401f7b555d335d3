package com.smallbiz.bootstrap;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.RecurringJob;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.support.CronExpression;

/**
 * When recurring jobs run, where that is not as usual: {@code smallbiz.recurring.<name>.cron} and
 * {@code .zone}, which is {@code SMALLBIZ_RECURRING_<NAME>_CRON} and {@code _ZONE} in the
 * environment, which wins over an application's properties however those spell the name.
 *
 * @param crons by the name of the job; {@value #OFF} for one that is not to run
 * @param zones by the name of the job
 */
record RecurringSettings(Map<String, String> crons, Map<String, ZoneId> zones) {

  static final String OFF = "off";

  private static final String PREFIX = "smallbiz.recurring";

  /**
   * @throws InvalidSetting naming the first that cannot be read
   */
  static RecurringSettings of(Environment environment) {
    var crons = new HashMap<String, String>();
    var zones = new HashMap<String, ZoneId>();
    Binder.get(environment)
        .bind(PREFIX, Bindable.mapOf(String.class, String.class))
        .orElseGet(Map::of)
        .forEach(
            (key, value) -> {
              // An environment variable has the same sign between words and between names.
              int last = key.lastIndexOf('.');
              String job = key.substring(0, Math.max(last, 0)).replace('.', '-');
              switch (key.substring(last + 1)) {
                // What wins comes first.
                case "cron" -> crons.putIfAbsent(job, read(key, value, RecurringSettings::cron));
                case "zone" -> zones.putIfAbsent(job, read(key, value, RecurringSettings::zone));
                default ->
                    throw new InvalidSetting(
                        variable(key), "is not known; there are CRON and ZONE of each job");
              }
            });
    return new RecurringSettings(Map.copyOf(crons), Map.copyOf(zones));
  }

  /**
   * Those that are not off, each with its own schedule.
   *
   * @throws InvalidSetting naming one of a job that is not among them
   */
  List<RecurringJob<?>> appliedTo(List<RecurringJob<?>> jobs) {
    Set<String> names = jobs.stream().map(RecurringJob::name).collect(Collectors.toSet());
    requireOf(names, crons.keySet(), "cron");
    requireOf(names, zones.keySet(), "zone");
    return jobs.stream()
        .filter(job -> !OFF.equals(crons.get(job.name())))
        .<RecurringJob<?>>map(this::appliedTo)
        .toList();
  }

  private static void requireOf(Set<String> names, Set<String> configured, String setting) {
    for (String name : configured) {
      if (!names.contains(name)) {
        throw new InvalidSetting(
            variable(name + "." + setting), "is of no recurring job; there are " + inOrder(names));
      }
    }
  }

  private static String inOrder(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  private RecurringJob<?> appliedTo(RecurringJob<?> job) {
    CronSchedule usual = job.schedule();
    return job.withSchedule(
        new CronSchedule(
            crons.getOrDefault(job.name(), usual.cron()),
            zones.getOrDefault(job.name(), usual.zone())));
  }

  private static <T> T read(String key, String value, Function<String, T> reader) {
    try {
      return reader.apply(value.strip());
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw new InvalidSetting(
          variable(key),
          key.endsWith("zone")
              ? "cannot be read; should be a time zone: Europe/Berlin"
              : "cannot be read; should be off or a cron expression: 0 3 * * *");
    }
  }

  private static String cron(String value) {
    if (!value.equals(OFF)) {
      String cron = new CronSchedule(value, ZoneOffset.UTC).cron();
      if (CronExpression.parse(cron).next(LocalDateTime.of(2000, 1, 1, 0, 0)) == null) {
        throw new IllegalArgumentException("never comes true");
      }
    }
    return value;
  }

  private static ZoneId zone(String value) {
    return ZoneId.of(value);
  }

  private static String variable(String key) {
    return (PREFIX + "." + key).toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
