package com.smallbiz.bootstrap.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client of HTTP/1.1 that keeps its connection for as long as the server wants it, and never
 * sends anything twice: other clients hide that a request was lost. For one thread.
 */
final class PlainClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final int port;
  private @Nullable Socket socket;
  private InputStream input = InputStream.nullInputStream();

  PlainClient(int port) {
    this.port = port;
  }

  record Reply(int status, String body) {}

  Reply get(String path) throws IOException {
    return send("GET", path, "");
  }

  Reply post(String path, String json) throws IOException {
    return send("POST", path, json);
  }

  private Reply send(String method, String path, String json) throws IOException {
    try {
      Socket connection = connection();
      byte[] body = json.getBytes(UTF_8);
      String type = body.length == 0 ? "" : "Content-Type: application/json\r\n";
      String head =
          "%s %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n"
              .formatted(method, path, type, body.length);
      var request = new ByteArrayOutputStream();
      request.writeBytes(head.getBytes(UTF_8));
      request.writeBytes(body);
      connection.getOutputStream().write(request.toByteArray());
      return reply();
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  private Socket connection() throws IOException {
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      input = new BufferedInputStream(socket.getInputStream());
    }
    return socket;
  }

  private Reply reply() throws IOException {
    String[] status = line().split(" ", 3);
    var headers = new HashMap<String, String>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    var reply = new Reply(Integer.parseInt(status[1]), new String(body(headers), UTF_8));
    if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) {
      close();
    }
    return reply;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (!headers.containsKey("transfer-encoding")) {
      return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(exactly(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer is cut short");
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int octet = input.read(); octet != '\n'; octet = input.read()) {
      if (octet < 0) {
        throw new EOFException("closed");
      }
      line.write(octet);
    }
    return line.toString(UTF_8).stripTrailing();
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException closed) {
      // All that was wanted.
    } finally {
      socket = null;
    }
  }
}
