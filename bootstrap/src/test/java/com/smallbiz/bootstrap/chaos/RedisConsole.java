package com.smallbiz.bootstrap.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.Collectors;

/** An operator's console on a Redis server: one command, one answer. */
record RedisConsole(int port) {

  /**
   * @return the answer as it stands on the wire, a line an element
   * @throws AssertionError if the server refuses
   */
  String run(String command) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(UTF_8));
      var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).lines();
      String answer = lines.collect(Collectors.joining("\n")).replaceFirst("\\+OK$", "").strip();
      if (answer.startsWith("-")) {
        throw new AssertionError(command + ": " + answer);
      }
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The answer to a command that counts. */
  long count(String command) {
    return Long.parseLong(run(command).substring(1));
  }
}
