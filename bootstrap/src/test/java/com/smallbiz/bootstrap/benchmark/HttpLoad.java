package com.smallbiz.bootstrap.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends one request over and over, on bare connections that are kept open as long as the server
 * likes. It does no more than it must, since it takes its time from the server's cores.
 */
final class HttpLoad {

  private static final String LENGTH = "\r\ncontent-length: ";
  private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
  private static final String LAST = "\r\nconnection: close";

  private final int port;
  private final byte[] request;

  HttpLoad(int port, byte[] request) {
    this.port = port;
    this.request = request;
  }

  /** Returns the requests a second that were answered 202; any other answer ends the run. */
  double run(int connections, Duration length) throws Exception {
    var answers = new AtomicLong();
    long end = System.nanoTime() + length.toNanos();
    Rate rate = Rate.begin();
    Crew.run(
        connections,
        () -> {
          while (System.nanoTime() - end < 0) {
            answers.addAndGet(useOneConnection(end));
          }
        });
    return rate.of(answers.get());
  }

  private long useOneConnection(long end) throws IOException {
    long answers = 0;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean last = false;
      while (!last && System.nanoTime() - end < 0) {
        socket.getOutputStream().write(request);
        String head = readHead(in);
        if (!head.startsWith("http/1.1 202")) {
          throw new IllegalStateException("not accepted: " + head);
        }
        skipBody(head, in);
        last = head.contains(LAST);
        answers++;
      }
    }
    return answers;
  }

  private static String readHead(InputStream in) throws IOException {
    var head = new StringBuilder(512);
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the server has closed the connection after: " + head);
      }
      head.append((char) next);
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  private static void skipBody(String head, InputStream in) throws IOException {
    int length = head.indexOf(LENGTH);
    if (length >= 0) {
      int begin = length + LENGTH.length();
      in.skipNBytes(Long.parseLong(head.substring(begin, head.indexOf('\r', begin))));
    } else if (head.contains(CHUNKED)) {
      long chunk;
      do {
        chunk = Long.parseLong(readLine(in), 16);
        in.skipNBytes(chunk + 2);
      } while (chunk > 0);
    }
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\r' && next >= 0; next = in.read()) {
      line.write(next);
    }
    in.skipNBytes(1);
    return line.toString(StandardCharsets.US_ASCII);
  }
}
