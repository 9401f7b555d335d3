package com.smallbiz.adapters.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * Tells requests of programs on this machine from those that a website has a browser here send:
 * they too come from loopback, where an open API listens. A browser says so of its own accord, and
 * a name that a website has made lead here is not one of ours.
 */
final class SameMachine {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private SameMachine() {}

  static boolean sent(HttpServletRequest request) {
    return LOOPBACK.matcher(request.getServerName()).matches()
        && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }
}
