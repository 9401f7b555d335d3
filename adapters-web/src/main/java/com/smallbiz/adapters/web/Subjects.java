package com.smallbiz.adapters.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.UUID;

/** Who is limited. */
final class Subjects {

  /** What one customer of a provider has at least: each may use as many addresses as it likes. */
  private static final int V6_CUSTOMER = 64;

  private Subjects() {}

  static String of(UUID keyId) {
    return "key:" + keyId;
  }

  static String of(InetAddress address) {
    return "address:"
        + (address instanceof Inet6Address
            ? Network.of(address, V6_CUSTOMER)
            : address.getHostAddress());
  }
}
