package com.smallbiz.application.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the holder of a key may do. No scope includes another. */
public enum Scope {
  ORDERS_READ,
  ORDERS_WRITE,
  JOBS_READ,
  JOBS_WRITE,
  JOBS_ADMIN;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', ':');

  /** As the outside world writes it: {@code orders:read}. */
  public String text() {
    return text;
  }

  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(it -> it.text.equals(text)).findFirst();
  }
}
