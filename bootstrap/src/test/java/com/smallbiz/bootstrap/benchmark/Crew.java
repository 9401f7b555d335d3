package com.smallbiz.bootstrap.benchmark;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some threads that do the same at the same time. */
final class Crew {

  private Crew() {}

  /** What one of the threads does. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Returns when all are done. */
  static void run(int threads, Work work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      Callable<Void> task =
          () -> {
            work.run();
            return null;
          };
      for (Future<Void> end : executor.invokeAll(Collections.nCopies(threads, task))) {
        end.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
