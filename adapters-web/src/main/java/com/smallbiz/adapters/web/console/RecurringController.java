package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.Press;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.Recurrence;
import com.smallbiz.application.port.in.ListRecurringJobs;
import com.smallbiz.application.port.in.PauseRecurringJob;
import com.smallbiz.application.port.in.ResumeRecurringJob;
import com.smallbiz.application.port.in.RunRecurringJobNow;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The jobs that are run again and again. */
@Hidden
@Controller
final class RecurringController {

  private static final String PLACE = "/admin/recurring";

  private final ListRecurringJobs listRecurringJobs;
  private final RunRecurringJobNow runRecurringJobNow;
  private final PauseRecurringJob pauseRecurringJob;
  private final ResumeRecurringJob resumeRecurringJob;
  private final Buttons buttons;

  RecurringController(
      ListRecurringJobs listRecurringJobs,
      RunRecurringJobNow runRecurringJobNow,
      PauseRecurringJob pauseRecurringJob,
      ResumeRecurringJob resumeRecurringJob,
      Buttons buttons) {
    this.listRecurringJobs = listRecurringJobs;
    this.runRecurringJobNow = runRecurringJobNow;
    this.pauseRecurringJob = pauseRecurringJob;
    this.resumeRecurringJob = resumeRecurringJob;
    this.buttons = buttons;
  }

  /**
   * A recurring job as a table shows it.
   *
   * @param words what its schedule means, or null if that cannot be said in short
   */
  record Row(Recurrence job, @Nullable String words) {

    public String zone() {
      ZoneId zone = job.schedule().zone();
      return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
  }

  @GetMapping(PLACE)
  String recurring(Model model) {
    fill(model);
    return "console/recurring";
  }

  @GetMapping(PLACE + "/live")
  String live(Model model) {
    fill(model);
    return "console/recurring-live :: live";
  }

  private void fill(Model model) {
    model.addAttribute(
        "jobs",
        listRecurringJobs.list().stream()
            .map(job -> new Row(job, ScheduleWords.of(job.schedule())))
            .toList());
  }

  @PostMapping(PLACE + "/{name}/run")
  String runNow(@PathVariable String name, Principal user, Origin origin) {
    return press(
        new Press(user.getName(), "run recurring job", name, origin),
        () -> runRecurringJobNow.runNow(name),
        name + " is run as soon as a worker is there to do it");
  }

  @PostMapping(PLACE + "/{name}/pause")
  String pause(@PathVariable String name, Principal user, Origin origin) {
    return press(
        new Press(user.getName(), "pause recurring job", name, origin),
        () -> pauseRecurringJob.pause(name),
        name + " is paused");
  }

  @PostMapping(PLACE + "/{name}/resume")
  String resume(@PathVariable String name, Principal user, Origin origin) {
    return press(
        new Press(user.getName(), "resume recurring job", name, origin),
        () -> resumeRecurringJob.resume(name),
        name + " is run at its times again");
  }

  private String press(Press press, BooleanSupplier work, String done) {
    return buttons.press(
        press,
        () -> {
          if (!work.getAsBoolean()) {
            throw new JobRefused("there is no such recurring job");
          }
          return done;
        },
        PLACE);
  }
}
