package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.WebSettings.HttpLimits;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * What a request may cost. Where Boot has a setting for it, it is Boot's, and only looked at here,
 * so that a wrong one is refused like any other.
 */
final class HttpVariables {

  private static final String SIZE = "a size from 1KB to 64MB: 256KB";
  private static final String DURATION = "a duration from 100ms to 1h: 10s";
  private static final String COUNT = "a whole number from 1 to 100000";

  private static final List<String> COUNTS_OF_BOOT =
      List.of(
          "SERVER_TOMCAT_THREADS_MAX",
          "SERVER_TOMCAT_MAX_CONNECTIONS",
          "SERVER_TOMCAT_ACCEPT_COUNT");

  private final Variables variables;

  private HttpVariables(Variables variables) {
    this.variables = variables;
  }

  /**
   * @throws InvalidSetting naming the first that cannot be read
   */
  static HttpLimits read(Variables variables) {
    var settings = new HttpVariables(variables);
    settings.size("SERVER_MAX_HTTP_REQUEST_HEADER_SIZE", 0);
    settings.duration("SERVER_TOMCAT_CONNECTION_TIMEOUT", Duration.ZERO);
    COUNTS_OF_BOOT.forEach(count -> settings.count(count, 0));
    HttpLimits usual = HttpLimits.DEFAULT;
    return new HttpLimits(
        settings.size("SMALLBIZ_HTTP_MAX_BODY", usual.maxBodyBytes()),
        settings.count("SMALLBIZ_HTTP_MAX_JSON_DEPTH", usual.maxJsonDepth()),
        settings.size("SMALLBIZ_HTTP_MAX_URL", usual.maxUrlBytes()),
        settings.duration("SMALLBIZ_HTTP_HEADER_DEADLINE", usual.headerDeadline()),
        settings.duration("SMALLBIZ_HTTP_BODY_DEADLINE", usual.bodyDeadline()));
  }

  private int size(String variable, int otherwise) {
    return variables.has(variable)
        ? variables.read(
            variable,
            SIZE,
            value -> (int) within(1024, DataSize.parse(value).toBytes(), 64 * 1024 * 1024))
        : otherwise;
  }

  private int count(String variable, int otherwise) {
    return variables.has(variable)
        ? variables.read(
            variable, COUNT, value -> (int) within(1, Integer.parseInt(value), 100_000))
        : otherwise;
  }

  private Duration duration(String variable, Duration otherwise) {
    return variables.has(variable)
        ? variables.read(
            variable,
            DURATION,
            value ->
                Duration.ofMillis(
                    within(100, DurationStyle.detectAndParse(value).toMillis(), 3_600_000)))
        : otherwise;
  }

  private static long within(long least, long value, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }
}
