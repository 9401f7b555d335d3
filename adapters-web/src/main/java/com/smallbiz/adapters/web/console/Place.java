package com.smallbiz.adapters.web.console;

import java.util.regex.Pattern;

/** Where a reader comes from, as a request says, and is sent to afterwards. */
final class Place {

  /** A path of the console as its own links have it, and nothing that a browser might read anew. */
  private static final Pattern PATH =
      Pattern.compile("/admin(?:/[A-Za-z0-9._~-]+)*(?:\\?[A-Za-z0-9._~%&=+:,/-]*)?");

  private Place() {}

  /** Wherever else somebody wants to have a reader sent, they get to see what comes otherwise. */
  static String within(String path, String otherwise) {
    return PATH.matcher(path).matches() && !path.contains("..") ? path : otherwise;
  }
}
