package com.smallbiz.bootstrap;

import com.smallbiz.application.job.Backoff;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.job.RetryPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/**
 * How failed jobs are retried, by type: {@code smallbiz.jobs.retry.<type>.…}, which is {@code
 * SMALLBIZ_JOBS_RETRY_<TYPE>_…} in the environment, which wins over an application's properties
 * however those spell the name. What is not said of a type is as in {@link RetryPolicy#DEFAULT}.
 */
final class RetrySettings {

  private static final String PREFIX = "smallbiz.jobs.retry";
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final String type;
  private final Map<String, String> values;

  private RetrySettings(String type, Map<String, String> values) {
    this.type = type;
    this.values = values;
  }

  /**
   * @throws InvalidSetting naming the first that cannot be read
   */
  static RetryPolicies of(Environment environment) {
    var byType = new HashMap<String, Map<String, String>>();
    Binder.get(environment)
        .bind(PREFIX, Bindable.mapOf(String.class, String.class))
        .orElseGet(Map::of)
        .forEach(
            (name, value) -> {
              // An environment variable has the same sign between words and between names.
              int last = name.lastIndexOf('.');
              String type = name.substring(0, Math.max(last, 0)).replace('.', '_');
              byType
                  .computeIfAbsent(type, key -> new HashMap<>())
                  // What wins comes first.
                  .putIfAbsent(name.substring(last + 1), value.strip());
            });
    var policies = new HashMap<String, RetryPolicy>();
    byType.forEach((type, values) -> policies.put(type, new RetrySettings(type, values).policy()));
    return new RetryPolicies(policies);
  }

  /**
   * @param types that there are
   * @throws InvalidSetting naming those of a type that there is not
   */
  static void requireTypes(RetryPolicies policies, Set<String> types) {
    for (String type : policies.byType().keySet()) {
      if (!types.contains(type)) {
        throw new InvalidSetting(
            variable(type, "*"),
            "is of no type of job; there are "
                + types.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
  }

  private RetryPolicy policy() {
    int attempts =
        read(
            "attempts",
            "a number of attempts, 1 at least",
            RetryPolicy.DEFAULT.maxAttempts(),
            value -> within(Integer.parseInt(value), 1, Integer.MAX_VALUE));
    Duration pause = read("pause", "a duration: 10s", PAUSE, RetrySettings::duration);
    Duration longest = read("longest", "a duration: 1h", LONGEST, RetrySettings::duration);
    Optional<Double> jitter =
        read(
            "jitter",
            "the share of a pause that it may be lengthened by, from 0 to 1",
            Optional.empty(),
            value -> Optional.of(within(Double.parseDouble(value), 0.0, 1.0)));
    // Sidekiq's has a jitter of its own.
    Backoff polynomial = jitter.isEmpty() ? Backoff.sidekiq() : Backoff.polynomial();
    Backoff backoff =
        read(
            "backoff",
            "polynomial, exponential or fixed",
            polynomial,
            value ->
                switch (value) {
                  case "polynomial" -> polynomial;
                  case "exponential" -> Backoff.exponential(pause, longest);
                  case "fixed" -> Backoff.fixed(pause);
                  default -> throw new IllegalArgumentException("no such backoff");
                });
    if (!values.isEmpty()) {
      String unknown = values.keySet().iterator().next();
      throw new InvalidSetting(
          variable(unknown),
          "is not known; there are ATTEMPTS, BACKOFF, PAUSE, LONGEST and JITTER");
    }
    return new RetryPolicy(attempts, jitter.map(backoff::withJitter).orElse(backoff));
  }

  private <T> T read(String name, String expected, T otherwise, Function<String, T> reader) {
    String value = values.remove(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      throw new InvalidSetting(variable(name), "cannot be read; should be " + expected);
    }
  }

  private String variable(String name) {
    return variable(type, name);
  }

  private static String variable(String type, String name) {
    return "%s.%s.%s".formatted(PREFIX, type, name).toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private static Duration duration(String value) {
    Duration duration = DurationStyle.detectAndParse(value);
    if (duration.isNegative()) {
      throw new IllegalArgumentException("negative");
    }
    return duration;
  }

  private static <N extends Comparable<N>> N within(N number, N least, N greatest) {
    if (number.compareTo(least) < 0 || number.compareTo(greatest) > 0) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }
}
