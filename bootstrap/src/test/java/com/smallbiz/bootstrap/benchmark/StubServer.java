package com.smallbiz.bootstrap.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says that it has accepted whatever comes, and does nothing. */
final class StubServer implements AutoCloseable {

  private static final byte[] ANSWER =
      "HTTP/1.1 202 \r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

  private final int requestLength;
  private final ServerSocket server;

  /**
   * @param requestLength of every request, in bytes
   */
  StubServer(int requestLength) throws IOException {
    this.requestLength = requestLength;
    this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    startThread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        startThread(() -> answer(client));
      }
    } catch (IOException closed) {
      // That was the end of it.
    }
  }

  private void answer(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      InputStream in = client.getInputStream();
      while (in.readNBytes(requestLength).length == requestLength) {
        client.getOutputStream().write(ANSWER);
      }
    } catch (IOException gone) {
      // So is the load.
    }
  }

  private static void startThread(Runnable work) {
    var thread = new Thread(work, "stub-server");
    thread.setDaemon(true);
    thread.start();
  }
}
