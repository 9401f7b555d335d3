package com.smallbiz.bootstrap.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the application and a server, and can keep from either what the other one says.
 * What was kept back is delivered later, in its order, as a network does that was slow.
 */
final class TcpProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Barrier requests = new Barrier();
  private final Barrier replies = new Barrier();

  private TcpProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  }

  /**
   * @param target the port of a server on this machine
   */
  static TcpProxy to(int target) {
    try {
      var proxy = new TcpProxy(target);
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The server does what it is asked, but nobody hears of it. */
  void stallReplies() {
    replies.close();
  }

  /** The server is not even asked. */
  void stallRequests() {
    requests.close();
  }

  void goOn() {
    requests.open();
    replies.open();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    closeQuietly(listener);
    sockets.forEach(TcpProxy::closeQuietly);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        threads.execute(() -> pass(client, server, requests));
        threads.execute(() -> pass(server, client, replies));
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void pass(Socket from, Socket to, Barrier barrier) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
        barrier.await();
        output.write(buffer, 0, length);
      }
    } catch (IOException gone) {
      // One side has hung up, so the other one is hung up on.
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception closed) {
      // It was.
    }
  }

  private static final class Barrier {

    private boolean closed;

    synchronized void close() {
      closed = true;
    }

    synchronized void open() {
      closed = false;
      notifyAll();
    }

    synchronized void await() throws InterruptedException {
      while (closed) {
        wait();
      }
    }
  }
}
