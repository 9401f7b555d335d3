package com.smallbiz.adapters.web.console;

import java.util.Locale;

/** Numbers of things in words. */
final class Amounts {

  private Amounts() {}

  /** Such as "1 order is" or "1,200 orders are". */
  static String of(long number, String one, String many) {
    return "%s %s".formatted(String.format(Locale.ROOT, "%,d", number), number == 1 ? one : many);
  }
}
