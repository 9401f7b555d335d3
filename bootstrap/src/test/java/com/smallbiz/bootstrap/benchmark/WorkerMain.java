package com.smallbiz.bootstrap.benchmark;

import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.bootstrap.SmallBizApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The application in the process that is measured, with one type of job more. It answers every line
 * of its input with the most that its heap has held, and ends with its input.
 */
public final class WorkerMain {

  private static final String MARK = "»";

  private WorkerMain() {}

  public static void main(String[] arguments) throws IOException {
    var context =
        (WebServerApplicationContext)
            SpringApplication.from(SmallBizApplication::main)
                .with(BenchmarkJobs.class)
                .run(arguments)
                .getApplicationContext();
    say("ready", context.getWebServer().getPort());
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (input.readLine() != null) {
      say("heap", peakHeap());
    }
    System.exit(0);
  }

  /** A line for {@link WorkerProcess} to hear, among what is logged. */
  static void say(Object... words) {
    System.out.println(
        MARK + Arrays.stream(words).map(Object::toString).collect(Collectors.joining(" ")));
  }

  /** What was said, or nothing if the line is one of the log. */
  static List<String> heard(String line) {
    return line.startsWith(MARK) ? List.of(line.substring(MARK.length()).split(" ")) : List.of();
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class BenchmarkJobs {

    @Bean
    Registration<?> benchmarkJob() {
      return new Registration<>(BenchmarkJob.TYPE, new BenchmarkJob());
    }
  }
}
