package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.Press;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.DeleteJob;
import com.smallbiz.application.port.in.FindJob;
import com.smallbiz.application.port.in.KillJob;
import com.smallbiz.application.port.in.RetryJob;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The buttons of one job's page. */
@Hidden
@Controller
@RequestMapping("/admin/jobs/{id}")
final class JobButtonsController {

  private final FindJob findJob;
  private final RetryJob retryJob;
  private final KillJob killJob;
  private final DeleteJob deleteJob;
  private final Buttons buttons;

  JobButtonsController(
      FindJob findJob, RetryJob retryJob, KillJob killJob, DeleteJob deleteJob, Buttons buttons) {
    this.findJob = findJob;
    this.retryJob = retryJob;
    this.killJob = killJob;
    this.deleteJob = deleteJob;
    this.buttons = buttons;
  }

  @PostMapping("/retry")
  String retry(@PathVariable JobId id, Principal user, Origin origin) {
    return buttons.press(
        press(user, "retry job", id, origin),
        () ->
            retryJob
                .retry(id)
                .map(job -> "The job is due now")
                .orElseThrow(JobButtonsController::gone),
        "/admin/jobs/" + id);
  }

  @PostMapping("/kill")
  String kill(@PathVariable JobId id, Principal user, Origin origin) {
    return buttons.press(
        press(user, "kill job", id, origin),
        () ->
            killJob.kill(id).map(job -> "The job is dead").orElseThrow(JobButtonsController::gone),
        "/admin/jobs/" + id);
  }

  @PostMapping("/delete")
  String delete(@PathVariable JobId id, Principal user, Origin origin) {
    Optional<Job> job = findJob.find(id);
    boolean wasDead = job.filter(it -> it.state() == JobState.DEAD).isPresent();
    return buttons.press(
        press(user, "delete job", id, origin),
        () -> {
          if (!deleteJob.delete(id)) {
            throw gone();
          }
          return "The job is deleted";
        },
        wasDead ? "/admin/dead" : "/admin/queues");
  }

  private static Press press(Principal user, String what, JobId id, Origin origin) {
    return new Press(user.getName(), what, "job " + id, origin);
  }

  private static JobRefused gone() {
    return new JobRefused("there is no such job any more");
  }
}
