package com.smallbiz.adapters.web;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The addresses that begin alike.
 *
 * @param first all bits beyond the prefix are zero
 * @param prefix its length in bits
 */
record Network(InetAddress first, int prefix) {

  static Network of(InetAddress address, int prefix) {
    byte[] octets = address.getAddress();
    if (prefix < 0 || prefix > octets.length * Byte.SIZE) {
      throw new IllegalArgumentException("no prefix of an address: " + prefix);
    }
    for (int i = 0; i < octets.length; i++) {
      int kept = Math.max(0, Math.min(Byte.SIZE, prefix - i * Byte.SIZE));
      octets[i] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    try {
      return new Network(InetAddress.getByAddress(octets), prefix);
    } catch (UnknownHostException neverOfThisLength) {
      throw new IllegalStateException(neverOfThisLength);
    }
  }

  /**
   * @param text as in {@code 10.0.0.0/8}; an address alone is a network of one
   * @throws IllegalArgumentException if it is none
   */
  static Network parse(String text) {
    String[] parts = text.split("/", 2);
    InetAddress address = IpAddresses.parse(parts[0]);
    if (address == null) {
      throw new IllegalArgumentException("no address");
    }
    int bits = address.getAddress().length * Byte.SIZE;
    return of(address, parts.length == 1 ? bits : Integer.parseInt(parts[1]));
  }

  boolean contains(InetAddress address) {
    return address.getClass() == first.getClass() && of(address, prefix).equals(this);
  }

  @Override
  public String toString() {
    return first.getHostAddress() + "/" + prefix;
  }
}
