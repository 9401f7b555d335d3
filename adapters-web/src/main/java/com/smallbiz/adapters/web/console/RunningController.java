package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.Press;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.ListJobs;
import com.smallbiz.application.port.in.ListProcesses;
import com.smallbiz.application.port.in.QuietProcess;
import com.smallbiz.application.port.in.QuietProcesses;
import com.smallbiz.application.port.in.StopProcess;
import com.smallbiz.application.process.ProcessId;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.ProcessState;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The processes, and the jobs that they run. */
@Hidden
@Controller
final class RunningController {

  private static final String PLACE = "/admin/running";
  private static final int JOBS_A_PAGE = 50;

  private final ProcessIdentity self;
  private final ListProcesses listProcesses;
  private final QuietProcess quietProcess;
  private final QuietProcesses quietProcesses;
  private final StopProcess stopProcess;
  private final ListJobs listJobs;
  private final Buttons buttons;

  /**
   * @param self the process that serves the page
   */
  RunningController(
      ProcessIdentity self,
      ListProcesses listProcesses,
      QuietProcess quietProcess,
      QuietProcesses quietProcesses,
      StopProcess stopProcess,
      ListJobs listJobs,
      Buttons buttons) {
    this.self = self;
    this.listProcesses = listProcesses;
    this.quietProcess = quietProcess;
    this.quietProcesses = quietProcesses;
    this.stopProcess = stopProcess;
    this.listJobs = listJobs;
    this.buttons = buttons;
  }

  @GetMapping(PLACE)
  String running(@RequestParam(required = false) @Nullable UUID after, Model model) {
    fill(model, after);
    return "console/running";
  }

  @GetMapping(PLACE + "/live")
  String live(@RequestParam(required = false) @Nullable UUID after, Model model) {
    fill(model, after);
    return "console/running-live :: live";
  }

  private void fill(Model model, @Nullable UUID after) {
    List<ProcessInfo> processes = listProcesses.list();
    model.addAttribute("after", after);
    model.addAttribute("processes", processes.stream().map(it -> ProcessRow.of(it, self)).toList());
    model.addAttribute("workers", processes.stream().filter(ProcessInfo::works).count());
    model.addAttribute(
        "active",
        processes.stream().filter(it -> it.works() && it.state() == ProcessState.ACTIVE).count());
    model.addAttribute(
        "canBeQuieted", processes.stream().filter(ProcessInfo::canBeQuieted).count());
    model.addAttribute(
        "jobs",
        listJobs.list(
            new JobQuery(
                JobFilter.of(JobState.RUNNING),
                JOBS_A_PAGE,
                after == null ? null : new JobId(after))));
  }

  @PostMapping(PLACE + "/quiet")
  String quietAll(Principal user, Origin origin) {
    return buttons.press(
        press(user, "quiet processes", "all processes", origin),
        () -> {
          int number = quietProcesses.quietAll();
          return number == 1
              ? "1 process takes on no more jobs"
              : number + " processes take on no more jobs";
        },
        PLACE);
  }

  @PostMapping(PLACE + "/{id}/quiet")
  String quiet(@PathVariable UUID id, Principal user, Origin origin) {
    String name = name(id);
    return buttons.press(
        press(user, "quiet process", name, origin),
        () -> {
          if (!quietProcess.quiet(new ProcessId(id))) {
            throw new JobRefused("this process does not work, is gone, or was told so before");
          }
          return name + " takes on no more jobs within seconds";
        },
        PLACE);
  }

  @PostMapping(PLACE + "/{id}/stop")
  String stop(@PathVariable UUID id, Principal user, Origin origin) {
    String name = name(id);
    return buttons.press(
        press(user, "stop process", name, origin),
        () -> {
          if (!stopProcess.stop(new ProcessId(id))) {
            throw new JobRefused("this process is gone, or was told so before");
          }
          return name + " stops within seconds, when its running jobs have ended";
        },
        PLACE);
  }

  private String name(UUID id) {
    return listProcesses.list().stream()
        .map(ProcessInfo::identity)
        .filter(it -> it.id().value().equals(id))
        .findFirst()
        .map(ProcessRow::name)
        .orElse("process " + id);
  }

  private static Press press(Principal user, String what, String onWhat, Origin origin) {
    return new Press(user.getName(), what, onWhat, origin);
  }
}
