package com.smallbiz.bootstrap;

import com.smallbiz.application.port.out.ThisProcess;
import com.smallbiz.application.process.Memory;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JVM that this runs in, and its place in the operating system. */
final class JvmProcess implements ThisProcess {

  /** Linux tells of every process how much memory it really has. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long KILOBYTE = 1_024;

  private final AtomicBoolean ending = new AtomicBoolean();

  /** As the machine, or the container, calls itself. */
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  /** As the build wrote it into the jar; where there is none, somebody is developing. */
  static String version() {
    return Objects.requireNonNullElse(
        JvmProcess.class.getPackage().getImplementationVersion(), "development");
  }

  /** All that the process has of what the machine or the container has; elsewhere, the heap. */
  @Override
  public Memory memory() {
    OptionalLong resident = resident();
    if (resident.isPresent()
        && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      return new Memory(resident.getAsLong(), system.getTotalMemorySize());
    }
    Runtime heap = Runtime.getRuntime();
    return new Memory(heap.totalMemory() - heap.freeMemory(), heap.maxMemory());
  }

  private static OptionalLong resident() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .map(RESIDENT::matcher)
          .filter(line -> line.matches())
          .mapToLong(line -> Long.parseLong(line.group(1)) * KILOBYTE)
          .findFirst();
    } catch (IOException notTold) {
      return OptionalLong.empty();
    }
  }

  /**
   * What SIGTERM does too. In a thread of its own, because exiting waits for all that is stopped on
   * the way, whoever calls this included.
   */
  @Override
  public void end() {
    if (ending.compareAndSet(false, true)) {
      new Thread(() -> System.exit(0), "process-end").start();
    }
  }
}
