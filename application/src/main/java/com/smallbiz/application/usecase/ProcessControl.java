package com.smallbiz.application.usecase;

import com.smallbiz.application.port.in.ListProcesses;
import com.smallbiz.application.port.in.QuietProcess;
import com.smallbiz.application.port.in.QuietProcesses;
import com.smallbiz.application.port.in.StopProcess;
import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.process.ProcessId;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.Wish;
import java.util.List;

/** Looks which processes there are, and tells them something. They hear of it within seconds. */
public final class ProcessControl
    implements ListProcesses, QuietProcess, QuietProcesses, StopProcess {

  private final Processes processes;

  public ProcessControl(Processes processes) {
    this.processes = processes;
  }

  @Override
  public List<ProcessInfo> list() {
    return processes.list();
  }

  @Override
  public boolean quiet(ProcessId process) {
    return processes.list().stream()
        .filter(ProcessInfo::canBeQuieted)
        .map(it -> it.identity().id())
        .filter(process::equals)
        .anyMatch(it -> processes.tell(it, Wish.QUIET));
  }

  @Override
  public int quietAll() {
    return (int)
        processes.list().stream()
            .filter(ProcessInfo::canBeQuieted)
            .filter(it -> processes.tell(it.identity().id(), Wish.QUIET))
            .count();
  }

  @Override
  public boolean stop(ProcessId process) {
    return processes.tell(process, Wish.STOP);
  }
}
