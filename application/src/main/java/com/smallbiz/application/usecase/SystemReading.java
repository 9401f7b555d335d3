package com.smallbiz.application.usecase;

import com.smallbiz.application.port.in.ReportSystem;
import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.port.out.QueueReport;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.port.out.StorageReport;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.system.SystemReport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks all servers at the same time, each in a thread of its own, so that one that hangs holds up
 * neither the others nor whoever wants to know.
 */
public final class SystemReading implements ReportSystem {

  private static final Duration PATIENCE = Duration.ofMillis(1_800);

  private final Processes processes;
  private final StorageReport storage;
  private final QueueReport queue;
  private final Duration patience;

  public SystemReading(Processes processes, StorageReport storage, QueueReport queue) {
    this(processes, storage, queue, PATIENCE);
  }

  SystemReading(Processes processes, StorageReport storage, QueueReport queue, Duration patience) {
    this.processes = processes;
    this.storage = storage;
    this.queue = queue;
    this.patience = patience;
  }

  @Override
  public SystemReport report() {
    var aboutProcesses = ask(processes::list);
    var aboutStorage = ask(storage::facts);
    var aboutQueue = ask(queue::facts);
    return new SystemReport(aboutProcesses.join(), aboutStorage.join(), aboutQueue.join());
  }

  private <T> CompletableFuture<@Nullable T> ask(Supplier<T> question) {
    return CompletableFuture.<@Nullable T>supplyAsync(
            () -> {
              try {
                return question.get();
              } catch (StorageUnavailable | QueueUnavailable away) {
                return null;
              }
            },
            SystemReading::inAThread)
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void inAThread(Runnable task) {
    var thread = new Thread(task, "system-report");
    thread.setDaemon(true);
    thread.start();
  }
}
