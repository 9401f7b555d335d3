package com.smallbiz.adapters.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads addresses that are written in numbers. No name is ever looked up. */
final class IpAddresses {

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

  /**
   * With what the JDK takes for a literal, since there is a colon and no dot comes first, and a
   * zone to be left out.
   */
  private static final Pattern V6 =
      Pattern.compile("((?!\\.)[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%\\w+)?");

  private IpAddresses() {}

  /** Null if it is none. An IPv4 address in the form of IPv6 is an IPv4 address. */
  static @Nullable InetAddress parse(String text) {
    if (text.length() > 64) {
      return null;
    }
    var v6 = V6.matcher(text);
    try {
      return v6.matches()
          ? InetAddress.getByName(v6.group(1))
          : V4.matcher(text).matches() ? InetAddress.getByName(text) : null;
    } catch (UnknownHostException none) {
      return null;
    }
  }
}
