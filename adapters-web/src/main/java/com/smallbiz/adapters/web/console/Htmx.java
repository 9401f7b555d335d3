package com.smallbiz.adapters.web.console;

import jakarta.servlet.http.HttpServletRequest;

/** What htmx and we tell each other in headers. */
final class Htmx {

  /** The page is to be loaded anew, whatever the status. */
  static final String REFRESH = "HX-Refresh";

  private Htmx() {}

  /** Whether a part of a page asks, most often by itself, and not a browser for a page. */
  static boolean sent(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }
}
