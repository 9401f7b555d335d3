package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.Problem.ParameterFault;
import com.smallbiz.domain.validation.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters one by one and remembers what is wrong with them. */
final class ParameterReader {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");
  private static final Pattern UTC_TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?Z");

  static final int MAX_LIMIT = 100;
  static final int DEFAULT_LIMIT = 20;

  private final List<ParameterFault> faults = new ArrayList<>();

  void reject(String name, String code, String detail) {
    faults.add(new ParameterFault(name, code, detail));
  }

  /**
   * @throws RequestRefused if anything is wrong
   */
  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw RequestRefused.invalidParameters(faults);
    }
  }

  /** How many things a page is to hold. */
  int limit(@Nullable String raw) {
    return wholeNumber("limit", raw, 1, MAX_LIMIT, DEFAULT_LIMIT);
  }

  /**
   * @param places finds the place that a cursor leads to, if it is one of the list's
   */
  <T> @Nullable T cursor(@Nullable String raw, Function<String, Optional<T>> places) {
    T place = raw == null ? null : places.apply(raw).orElse(null);
    if (raw != null && place == null) {
      reject("cursor", "invalid_format", "must be a next_cursor of this very list");
    }
    return place;
  }

  private int wholeNumber(String name, @Nullable String raw, int min, int max, int otherwise) {
    if (raw == null) {
      return otherwise;
    }
    if (!WHOLE_NUMBER.matcher(raw).matches()) {
      reject(name, "invalid_format", "must be a whole number");
      return otherwise;
    }
    try {
      int number = Integer.parseInt(raw);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException beyondInt) {
      // Out of range like any other.
    }
    reject(name, "out_of_range", "must be between %d and %d".formatted(min, max));
    return otherwise;
  }

  /** One of the names of an enum, in lower case. */
  <E extends Enum<E>> @Nullable E name(String name, @Nullable String raw, Class<E> type) {
    Map<String, E> constants =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toMap(it -> it.name().toLowerCase(Locale.ROOT), it -> it));
    return oneOf(name, raw, constants);
  }

  <T> @Nullable T oneOf(String name, @Nullable String raw, Map<String, T> meanings) {
    if (raw == null) {
      return null;
    }
    T meaning = meanings.get(raw);
    if (meaning == null) {
      String choice = meanings.keySet().stream().sorted().collect(Collectors.joining(", "));
      reject(name, "invalid_format", "must be one of " + choice);
    }
    return meaning;
  }

  /**
   * A time, as the boundary between what was before and what was not. Ours are whole microseconds,
   * and none lies between a finer time and the next microsecond.
   */
  @Nullable Instant time(String name, @Nullable String raw) {
    if (raw == null) {
      return null;
    }
    try {
      if (UTC_TIME.matcher(raw).matches()) {
        return Instant.parse(raw).plusNanos(999).truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException noSuchDay) {
      // Well-formed, but still no time.
    }
    reject(name, "invalid_format", "must be a time in UTC such as 2026-11-22T14:00:00Z");
    return null;
  }

  @Nullable String text(String name, @Nullable String raw) {
    if (raw == null) {
      return null;
    }
    if (!Text.isPrintable(raw)) {
      reject(name, "invalid_format", "must not contain control characters");
      return null;
    }
    String text = Text.clean(raw);
    if (text.isEmpty()) {
      reject(name, "blank", "must not be blank");
    }
    return text;
  }

  /**
   * @param max in code points
   */
  @Nullable String text(String name, @Nullable String raw, int max) {
    String text = text(name, raw);
    if (text != null && text.codePointCount(0, text.length()) > max) {
      reject(name, "too_long", "must have at most %d characters".formatted(max));
    }
    return text;
  }
}
