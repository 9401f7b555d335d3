package com.smallbiz.bootstrap.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client of HTTP/1.1 that sends whatever it is told to, over one connection as long as that
 * lasts. For one thread.
 */
final class RawClient implements AutoCloseable {

  /** Whoever does not answer within this hangs. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final int port;
  private @Nullable Socket socket;
  private InputStream input = InputStream.nullInputStream();

  RawClient(int port) {
    this.port = port;
  }

  /**
   * @throws AssertionError if there is no answer in time, or none that can be read as HTTP
   */
  Answer send(Request request) {
    if (request.spoilsConnection()) {
      return sendAlone(request.toBytes());
    }
    boolean fresh = socket == null;
    try {
      return exchange(request.toBytes(), request.method().equals("HEAD"));
    } catch (EOFException closed) {
      disconnect();
      if (!fresh) {
        // The server may close an idle connection at any time, and this was just then.
        return send(request);
      }
      throw new AssertionError("no answer", closed);
    } catch (SocketTimeoutException hang) {
      disconnect();
      throw new AssertionError("no answer within " + PATIENCE, hang);
    } catch (IOException failure) {
      disconnect();
      throw new AssertionError(failure);
    }
  }

  /**
   * Sends these bytes and no more, over a connection of their own, and reads the first answer.
   *
   * @return {@link Answer#NONE} if the connection is closed without a word
   */
  Answer sendAlone(byte[] bytes) {
    try (var alone = new RawClient(port)) {
      alone.connect();
      try {
        return alone.exchange(bytes, false, true);
      } catch (EOFException wordless) {
        return Answer.NONE;
      }
    } catch (SocketTimeoutException hang) {
      throw new AssertionError("no answer within " + PATIENCE, hang);
    } catch (IOException reset) {
      return Answer.NONE;
    }
  }

  @Override
  public void close() {
    disconnect();
  }

  private Answer exchange(byte[] bytes, boolean head) throws IOException {
    return exchange(bytes, head, false);
  }

  private Answer exchange(byte[] bytes, boolean head, boolean last) throws IOException {
    Socket connection = connect();
    try {
      connection.getOutputStream().write(bytes);
      if (last) {
        connection.shutdownOutput();
      }
    } catch (IOException refused) {
      // It may have been answered before all of it was sent.
    }
    Answer answer = read(head);
    if (answer.header("Connection").equalsIgnoreCase("close")) {
      disconnect();
    }
    return answer;
  }

  private Socket connect() throws IOException {
    Socket connection = socket;
    if (connection == null) {
      connection = new Socket(InetAddress.getLoopbackAddress(), port);
      connection.setTcpNoDelay(true);
      connection.setSoTimeout((int) PATIENCE.toMillis());
      input = new BufferedInputStream(connection.getInputStream());
      socket = connection;
    }
    return connection;
  }

  private void disconnect() {
    Socket connection = socket;
    socket = null;
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException alreadyGone) {
      // All that was wanted.
    }
  }

  private Answer read(boolean head) throws IOException {
    String statusLine = line();
    String[] parts = statusLine.split(" ", 3);
    if (parts.length < 2 || !parts[0].equals("HTTP/1.1")) {
      throw new IOException("no HTTP: " + statusLine);
    }
    int status = Integer.parseInt(parts[1]);
    Map<String, List<String>> headers = headers();
    if (status < 200) {
      return read(head);
    }
    boolean bodiless = head || status == 204 || status == 304;
    var answer = new Answer(status, headers, "");
    return bodiless
        ? answer
        : new Answer(status, headers, new String(body(answer), StandardCharsets.UTF_8));
  }

  private byte[] body(Answer answer) throws IOException {
    if (answer.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
      return chunks();
    }
    if (answer.has("Content-Length")) {
      return exactly(Integer.parseInt(answer.header("Content-Length")));
    }
    byte[] rest = input.readAllBytes();
    disconnect();
    return rest;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(exactly(size));
      line();
    }
    headers();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the answer is cut short");
    }
    return bytes;
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new HashMap<String, List<String>>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int octet = input.read(); octet != '\n'; octet = input.read()) {
      if (octet < 0) {
        throw new EOFException("closed");
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
