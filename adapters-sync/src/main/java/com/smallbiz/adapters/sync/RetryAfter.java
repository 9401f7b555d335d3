package com.smallbiz.adapters.sync;

import java.math.BigInteger;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which a server says when it wants to be asked again (RFC 9110, 10.2.3). */
final class RetryAfter {

  /** Nobody is left alone for longer: a slip over there must not stop the sync for months. */
  static final Duration MAX = Duration.ofHours(24);

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");

  private RetryAfter() {}

  /** How long to wait, or null where nothing sensible is said: no header, no wait, no meaning. */
  static @Nullable Duration read(HttpHeaders headers, Clock clock) {
    return headers
        .firstValue("Retry-After")
        .flatMap(value -> wait(value, headers, clock))
        .filter(wait -> wait.compareTo(Duration.ZERO) > 0)
        .map(wait -> wait.compareTo(MAX) > 0 ? MAX : wait)
        .orElse(null);
  }

  private static Optional<Duration> wait(String value, HttpHeaders headers, Clock clock) {
    if (SECONDS.matcher(value).matches()) {
      var seconds = new BigInteger(value).min(BigInteger.valueOf(MAX.toSeconds()));
      return Optional.of(Duration.ofSeconds(seconds.longValue()));
    }
    // A date is meant by the clock over there, and ours may differ.
    Instant now = headers.firstValue("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
    return date(value).map(date -> Duration.between(now, date));
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
