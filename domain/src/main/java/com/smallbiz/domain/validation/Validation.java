package com.smallbiz.domain.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks values from outside one by one and remembers every broken rule. What a check returns is
 * the cleaned value; after a broken rule it is a stand-in that {@link #throwIfBroken} keeps from
 * being used.
 */
public final class Validation {

  private final List<Violation> violations = new ArrayList<>();

  public void reject(String field, Rule rule, String detail) {
    violations.add(new Violation(field, rule, detail));
  }

  /** A text that must be there and show something; {@code max} in code points. */
  public String requiredText(String field, @Nullable String raw, int max) {
    if (raw == null) {
      reject(field, Rule.REQUIRED, "is required");
      return "";
    }
    String text = text(field, raw, max);
    if (Text.isPrintable(raw) && Text.isInvisible(text)) {
      reject(field, Rule.BLANK, "must not be blank");
    }
    return text;
  }

  /** A text that may be absent; {@code max} in code points. */
  public @Nullable String optionalText(String field, @Nullable String raw, int max) {
    return raw == null ? null : text(field, raw, max);
  }

  /** A whole number that must be there. */
  public long requiredNumber(String field, @Nullable Long value, long min, long max) {
    if (value == null) {
      reject(field, Rule.REQUIRED, "is required");
      return min;
    }
    return number(field, value, min, max);
  }

  /** A whole number within its bounds, both inclusive. */
  public long number(String field, long value, long min, long max) {
    if (value < min || value > max) {
      reject(field, Rule.OUT_OF_RANGE, "must be between %d and %d".formatted(min, max));
      return min;
    }
    return value;
  }

  /** Whether a rule of this field, or of a field below it, is broken so far. */
  public boolean isBroken(String field) {
    return violations.stream()
        .anyMatch(it -> it.field().equals(field) || it.field().startsWith(field + "/"));
  }

  /**
   * @throws InvalidInput with every broken rule, if there is one
   */
  public void throwIfBroken() {
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
  }

  private String text(String field, String raw, int max) {
    if (!Text.isPrintable(raw)) {
      reject(
          field,
          Rule.INVALID_FORMAT,
          "must not contain control characters (other than newline and tab) or lone surrogates");
      return "";
    }
    String text = Text.clean(raw);
    if (Text.length(text) > max) {
      reject(field, Rule.TOO_LONG, "must be at most %d characters".formatted(max));
    }
    return text;
  }
}
