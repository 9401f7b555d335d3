package com.smallbiz.bootstrap.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One address for several instances, as a Kubernetes service is: each new connection leads to one
 * of those that are ready, and stays there as long as it lasts. Whether they are is asked every
 * second, and believed when it was said twice that they are not. What fails is not tried again.
 */
final class Balancer implements AutoCloseable {

  private static final int REFUSALS_BELIEVED = 2;

  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor();

  /** Guarded by this, as is what follows: how often in a row each has said that it is not ready. */
  private final Map<Instance, Integer> refusals = new HashMap<>();

  private final Deque<Instance> ready = new ArrayDeque<>();

  private Balancer() throws IOException {
    listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  }

  static Balancer start() {
    try {
      var balancer = new Balancer();
      balancer.threads.execute(balancer::accept);
      var unused = balancer.probes.scheduleAtFixedRate(balancer::probe, 0, 1, TimeUnit.SECONDS);
      return balancer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Is sent connections as soon as it is ready. */
  synchronized void add(Instance instance) {
    refusals.put(instance, REFUSALS_BELIEVED);
  }

  /** Is there no more. */
  synchronized void remove(Instance instance) {
    refusals.remove(instance);
    ready.remove(instance);
  }

  synchronized boolean sendsTo(Instance instance) {
    return ready.contains(instance);
  }

  @Override
  public void close() {
    probes.shutdownNow();
    threads.shutdownNow();
    closeQuietly(listener);
    sockets.forEach(Balancer::closeQuietly);
  }

  private void probe() {
    for (Instance instance : instances()) {
      note(instance, instance.isReady());
    }
  }

  private synchronized Set<Instance> instances() {
    return Set.copyOf(refusals.keySet());
  }

  private synchronized void note(Instance instance, boolean isReady) {
    if (!refusals.containsKey(instance)) {
      return;
    }
    int inARow = isReady ? 0 : refusals.get(instance) + 1;
    refusals.put(instance, inARow);
    if (isReady && !ready.contains(instance)) {
      ready.addLast(instance);
    } else if (inARow >= REFUSALS_BELIEVED) {
      ready.remove(instance);
    }
  }

  private synchronized @Nullable Instance next() {
    Instance next = ready.pollFirst();
    if (next != null) {
      ready.addLast(next);
    }
    return next;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        threads.execute(() -> connect(client));
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void connect(Socket client) {
    Instance instance = next();
    try {
      if (instance == null) {
        client.close();
        return;
      }
      var server = new Socket(InetAddress.getLoopbackAddress(), instance.port);
      sockets.add(client);
      sockets.add(server);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      threads.execute(() -> pass(client, server));
      pass(server, client);
    } catch (IOException refused) {
      closeQuietly(client);
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      input.transferTo(output);
    } catch (IOException gone) {
      // One side has hung up, so the other one is hung up on.
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
}
