package com.smallbiz.bootstrap.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {

  private Machine() {}

  static String describe() throws IOException {
    String cores = Runtime.getRuntime().availableProcessors() + " cores";
    Path processors = Path.of("/proc/cpuinfo");
    Path memory = Path.of("/proc/meminfo");
    if (!Files.exists(processors) || !Files.exists(memory)) {
      return cores + ", " + System.getProperty("os.arch");
    }
    return "%s (%s), %d GiB of memory"
        .formatted(
            cores,
            field(processors, "model name"),
            Math.round(kibibytes(memory, "MemTotal") / 1024.0 / 1024));
  }

  static String jdk() {
    return "%s (%s)"
        .formatted(System.getProperty("java.vm.version"), System.getProperty("java.vendor"));
  }

  /** A field of one of Linux' files about itself, like {@code VmHWM: 1234 kB}. */
  static long kibibytes(Path file, String name) throws IOException {
    return Long.parseLong(field(file, name).replaceAll("\\D", ""));
  }

  private static String field(Path file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("0");
    }
  }
}
