package com.smallbiz.adapters.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says from which address a request comes. That is whoever has opened the connection, unless it is
 * a trusted proxy: then it is who the proxy says, and so on until one is not trusted. What that one
 * says itself, anybody could have written.
 */
final class ClientAddresses {

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

  private final List<Network> trusted;

  ClientAddresses(ProxySettings settings) {
    this.trusted = settings.trusted().stream().map(Network::parse).toList();
  }

  InetAddress of(HttpServletRequest request) {
    InetAddress client = remote(request);
    if (!isTrusted(client)) {
      return client;
    }
    for (String hop : hopsFromLastToFirst(request)) {
      InetAddress address = address(hop);
      if (address == null) {
        return client;
      }
      client = address;
      if (!isTrusted(client)) {
        return client;
      }
    }
    return client;
  }

  /** Whether the client's own connection is encrypted, as far as we or a trusted proxy can see. */
  boolean isOverTls(HttpServletRequest request) {
    return request.isSecure()
        || (isTrusted(remote(request))
            && "https".equalsIgnoreCase(request.getHeader(FORWARDED_PROTO)));
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static InetAddress remote(ServletRequest request) {
    InetAddress address = IpAddresses.parse(request.getRemoteAddr());
    if (address == null) {
      throw new IllegalStateException("the container has no address of the client");
    }
    return address;
  }

  private static List<String> hopsFromLastToFirst(HttpServletRequest request) {
    var hops = new ArrayList<String>();
    for (String line : Collections.list(request.getHeaders(FORWARDED_FOR))) {
      for (String hop : line.split(",", -1)) {
        if (!hop.isBlank()) {
          hops.add(hop.strip());
        }
      }
    }
    Collections.reverse(hops);
    return hops;
  }

  /** Some proxies add the port, for which an IPv6 address needs brackets. */
  private static @Nullable InetAddress address(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end > 0 && hop.substring(end + 1).matches("(?::\\d{1,5})?")
          ? v6(hop.substring(1, end))
          : null;
    }
    return IpAddresses.parse(
        hop.matches("[\\d.]+:\\d{1,5}") ? hop.substring(0, hop.indexOf(':')) : hop);
  }

  private static @Nullable InetAddress v6(String text) {
    return text.contains(":") ? IpAddresses.parse(text) : null;
  }
}
