package com.smallbiz.adapters.web.console;

import com.smallbiz.application.process.Memory;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.Wish;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A process as a table shows it.
 *
 * @param self whether it is the process that serves the page
 */
record ProcessRow(ProcessInfo info, boolean self) {

  static ProcessRow of(ProcessInfo info, ProcessIdentity self) {
    return new ProcessRow(info, info.identity().id().equals(self.id()));
  }

  static String name(ProcessIdentity process) {
    return "process %d on %s".formatted(process.pid(), process.host());
  }

  public String state() {
    return info.state().name().toLowerCase(Locale.ROOT);
  }

  public String roles() {
    return String.join(", ", info.identity().roles());
  }

  public String queues() {
    return info.identity().queues().entrySet().stream()
        .map(queue -> "%s: %d".formatted(queue.getKey(), queue.getValue()))
        .collect(Collectors.joining(", "));
  }

  public String memory() {
    Memory memory = info.vitals().memory();
    return "%s of %s".formatted(Quantities.bytes(memory.used()), Quantities.bytes(memory.limit()));
  }

  /** Whether it was told to be quiet, and has not said yet that it is. */
  public boolean isBecomingQuiet() {
    return info.wish() == Wish.QUIET && info.quietSince() == null && !info.gone();
  }

  public String quietQuestion() {
    return "Quiet %s? It takes on no more jobs until it is started anew.%s"
        .formatted(name(info.identity()), itself());
  }

  public String stopQuestion() {
    return "Stop %s? Its running jobs come to their end first.%s"
        .formatted(name(info.identity()), itself());
  }

  private String itself() {
    return self ? " It is the very process that serves this page." : "";
  }
}
