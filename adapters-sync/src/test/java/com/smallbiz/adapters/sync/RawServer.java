package com.smallbiz.adapters.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Reads one request, then says whatever a test wants said, however wrong: the faults that a proper
 * server cannot be made to have.
 */
final class RawServer implements AutoCloseable {

  /** The server's part of the conversation, after the request. */
  interface Answer {
    void give(Socket client) throws IOException;
  }

  private final ServerSocket server;
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Void> hungUp = new CompletableFuture<>();

  RawServer(Answer answer) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var thread = new Thread(() -> converse(answer), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Done once the request has arrived. */
  CompletableFuture<Void> asked() {
    return asked;
  }

  /** Done once the client has closed its end, whether or not it has heard everything. */
  CompletableFuture<Void> hungUp() {
    return hungUp;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void converse(Answer answer) {
    try (Socket client = server.accept()) {
      var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
      int length = 0;
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring("Content-Length: ".length()));
        }
      }
      in.skip(length);
      asked.complete(null);
      answer.give(client);
      in.transferTo(Writer.nullWriter());
      hungUp.complete(null);
    } catch (IOException clientGone) {
      hungUp.complete(null);
    }
  }
}
