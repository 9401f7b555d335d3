package com.smallbiz.bootstrap.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@link WorkerMain} in a JVM of its own, on the JDK that this one runs on. */
final class WorkerProcess implements AutoCloseable {

  /** Of a small worker. */
  static final List<String> JVM_OPTIONS = List.of("-Xmx112m", "-XX:+UseSerialGC");

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final BlockingQueue<Long> heaps = new LinkedBlockingQueue<>();
  private final Map<Long, CompletableFuture<Long>> probes = new ConcurrentHashMap<>();

  private WorkerProcess(Process process) {
    this.process = process;
  }

  static WorkerProcess start(List<String> settings) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of(System.getProperty("benchmark.worker.options", "").split(" ")));
    command.removeIf(String::isEmpty);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WorkerMain.class.getName());
    command.addAll(settings);
    var worker = new WorkerProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    var listener = new Thread(worker::listen, "worker-listener");
    listener.setDaemon(true);
    listener.start();
    return worker;
  }

  /** The API's port; waits until the application is up. */
  int port() throws Exception {
    return port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** When the probe of this number was begun, by the {@link WallClock}. */
  CompletableFuture<Long> begun(long probe) {
    return probes.computeIfAbsent(probe, it -> new CompletableFuture<>());
  }

  /** The most that the heap has held, garbage included, in bytes. */
  long peakHeap() throws Exception {
    process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
    Long peak = heaps.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (peak == null) {
      throw new IllegalStateException("the worker does not answer");
    }
    return peak;
  }

  /** The most that the process has had in memory, in bytes; 0 where only Linux could tell. */
  long peakResident() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.exists(status) ? Machine.kibibytes(status, "VmHWM") * 1024 : 0;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    var log = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> words = WorkerMain.heard(line);
        if (words.isEmpty()) {
          log.append(line).append('\n');
        } else {
          take(words);
        }
      }
    } catch (IOException end) {
      log.append(end);
    }
    port.completeExceptionally(new IllegalStateException("the worker does not come up:\n" + log));
  }

  private void take(List<String> words) {
    long number = Long.parseLong(words.get(1));
    switch (words.get(0)) {
      case "ready" -> port.complete((int) number);
      case "heap" -> heaps.add(number);
      default -> begun(number).complete(Long.valueOf(words.get(2)));
    }
  }
}
