package com.smallbiz.bootstrap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the process listens. Boot takes these variables itself; here they are only checked, so that
 * a wrong one is refused in the words of all others.
 */
final class ServerVariables {

  private ServerVariables() {}

  static void check(Variables variables) {
    int port =
        variables.read("SERVER_PORT", "a port number from 0 to 65535", ServerVariables::port);
    variables.read(
        "MANAGEMENT_SERVER_PORT",
        "a port number from 0 to 65535, and not the API's",
        value -> operationsPort(value, port));
    address(variables);
    variables.read(
        "MANAGEMENT_SERVER_ADDRESS", "an address of this machine", ServerVariables::address);
  }

  /** Where the API listens; nowhere in particular is on all addresses. */
  static Optional<InetAddress> address(Variables variables) {
    return variables.has("SERVER_ADDRESS")
        ? Optional.of(
            variables.read(
                "SERVER_ADDRESS", "an address of this machine", ServerVariables::address))
        : Optional.empty();
  }

  private static int port(String value) {
    int port = Integer.parseInt(value);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("no port");
    }
    return port;
  }

  private static int operationsPort(String value, int apiPort) {
    int port = port(value);
    if (port != 0 && port == apiPort) {
      throw new IllegalArgumentException("the same");
    }
    return port;
  }

  private static InetAddress address(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    try {
      return InetAddress.getByName(value);
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException(unknown);
    }
  }
}
