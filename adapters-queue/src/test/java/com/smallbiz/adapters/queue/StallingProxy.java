package com.smallbiz.adapters.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a server on loopback, and can swallow what it answers. */
final class StallingProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean swallowing;

  StallingProxy(int target) {
    this.target = target;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  String url() {
    return "redis://127.0.0.1:" + listening.getLocalPort();
  }

  /** From now on requests arrive, and their answers get lost. */
  void swallowAnswers() {
    swallowing = true;
  }

  /** Connections on which an answer got lost are closed: what comes after it is of no use. */
  void goOn() {
    swallowing = false;
    sockets.forEach(StallingProxy::closeQuietly);
    sockets.clear();
  }

  @Override
  public void close() {
    closeQuietly(listening);
    sockets.forEach(StallingProxy::closeQuietly);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.addAll(List.of(client, server));
        daemon(() -> copy(client, server, false));
        daemon(() -> copy(server, client, true));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void copy(Socket from, Socket to, boolean answers) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[8_192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (!answers || !swallowing) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException gone) {
      // The other side closes too.
    }
    closeQuietly(from);
    closeQuietly(to);
  }

  private static void daemon(Runnable task) {
    var thread = new Thread(task, "stalling-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no use any more.
    }
  }
}
