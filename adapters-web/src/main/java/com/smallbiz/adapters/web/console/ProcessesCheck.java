package com.smallbiz.adapters.web.console;

import com.smallbiz.adapters.web.console.Finding.Link;
import com.smallbiz.application.port.in.ListProcesses;
import com.smallbiz.application.process.CircuitState;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.ProcessState;
import java.util.ArrayList;
import java.util.List;

/** Is there somebody to do the work, and does the external order system let them? */
final class ProcessesCheck implements Check {

  private static final Link RUNNING = new Link("See the processes", "/admin/running");

  private final ListProcesses processes;

  ProcessesCheck(ListProcesses processes) {
    this.processes = processes;
  }

  @Override
  public String subject() {
    return "processes and the external order system";
  }

  @Override
  public List<Finding> find() {
    List<ProcessInfo> all = processes.list();
    var findings = new ArrayList<Finding>();
    if (all.stream().noneMatch(ProcessInfo::works)) {
      findings.add(
          Finding.stopped("No worker is running: jobs wait until one is started", RUNNING, null));
    } else if (all.stream().noneMatch(it -> it.works() && it.state() == ProcessState.ACTIVE)) {
      findings.add(
          Finding.stopped(
              "All workers were told to take on no more jobs: jobs wait", RUNNING, null));
    }
    if (all.stream().anyMatch(it -> !it.gone() && it.vitals().circuit() == CircuitState.OPEN)) {
      findings.add(
          Finding.stopped(
              "The external order system keeps failing; it is left alone for a while, and syncs"
                  + " wait",
              RUNNING,
              null));
    }
    for (ProcessInfo process : all) {
      if (process.gone()) {
        findings.add(
            Finding.warn(
                "The process %d on %s is gone: nothing was heard of it any more"
                    .formatted(process.identity().pid(), process.identity().host()),
                RUNNING,
                null));
      }
    }
    return findings;
  }
}
