package com.smallbiz.adapters.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one order that a path is about, in the API and in the console. */
final class OrderInPath {

  private static final Pattern FORM =
      Pattern.compile(
          "/(?:api/v1|admin)/orders/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?");

  private OrderInPath() {}

  /** Its id, or null if the path is of none, or is no path. */
  static @Nullable String of(@Nullable String path) {
    Matcher form = FORM.matcher(path == null ? "" : path);
    return form.matches() ? form.group(1) : null;
  }
}
