package com.smallbiz.bootstrap;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * The environment, by the names that the operator knows: each variable is also the Spring property
 * of the same name.
 */
record Variables(Environment environment) {

  /** An empty one counts as not set: that is how compose files pass on what nobody has set. */
  boolean has(String variable) {
    String value = value(variable);
    return value != null && !value.isEmpty();
  }

  /**
   * @param expected what the variable should hold; said instead of the reader's complaint, which
   *     may show the value
   * @throws InvalidSetting if it is missing, or the reader refuses it
   */
  <T> T read(String variable, String expected, Function<String, T> reader) {
    String value = value(variable);
    if (value == null) {
      throw new InvalidSetting(variable, "is missing; should be " + expected);
    }
    try {
      return reader.apply(value.strip());
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      throw new InvalidSetting(variable, "cannot be read; should be " + expected);
    }
  }

  /** Secrets come from files, which are read when they are asked for. */
  private @Nullable String value(String variable) {
    try {
      return environment.getProperty(property(variable));
    } catch (IllegalStateException | ConversionException unreadable) {
      throw new InvalidSetting(variable, "cannot be read from its file " + origin(variable));
    }
  }

  private String origin(String variable) {
    if (environment instanceof ConfigurableEnvironment configurable) {
      for (PropertySource<?> source : configurable.getPropertySources()) {
        Origin origin = OriginLookup.getOrigin(source, property(variable));
        if (origin instanceof TextResourceOrigin file && file.getResource() != null) {
          return file.getResource().getDescription();
        }
      }
    }
    return "of secrets";
  }

  private static String property(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
