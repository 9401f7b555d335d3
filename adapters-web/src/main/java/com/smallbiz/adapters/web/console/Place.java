package com.smallbiz.adapters.web.console;

import java.util.regex.Pattern;

/** Where a reader comes from, as a request says, and is sent to afterwards. */
final class Place {

  /** A path of the console as its own links have it, and nothing that a browser might read anew. */
  private static final Pattern PATH =
      Pattern.compile("/admin(?:/[A-Za-z0-9._~%-]+)*(?:\\?[A-Za-z0-9._~%&=+:,/-]*)?");

  /** To a browser, encoded dots lead to the folder above as well. */
  private static final Pattern UPWARDS = Pattern.compile("\\.\\.|%2e", Pattern.CASE_INSENSITIVE);

  private Place() {}

  /** Wherever else somebody wants to have a reader sent, they get to see what comes otherwise. */
  static String within(String path, String otherwise) {
    return PATH.matcher(path).matches() && !UPWARDS.matcher(path).find() ? path : otherwise;
  }
}
