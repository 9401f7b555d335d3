package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.Press;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobSelection;
import com.smallbiz.application.job.JobTally;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.DeleteJobs;
import com.smallbiz.application.port.in.KillJobs;
import com.smallbiz.application.port.in.RetryJobs;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The buttons of the pages Retries, Scheduled and Dead: what they do is done to the jobs that are
 * chosen, or to all that fit what is looked for.
 */
@Hidden
@Controller
@RequestMapping("/admin/{place:retries|scheduled|dead}")
final class JobListButtonsController {

  private final RetryJobs retryJobs;
  private final KillJobs killJobs;
  private final DeleteJobs deleteJobs;
  private final Buttons buttons;

  JobListButtonsController(
      RetryJobs retryJobs, KillJobs killJobs, DeleteJobs deleteJobs, Buttons buttons) {
    this.retryJobs = retryJobs;
    this.killJobs = killJobs;
    this.deleteJobs = deleteJobs;
    this.buttons = buttons;
  }

  /**
   * What a press comes with.
   *
   * @param onWhat in words
   */
  private record Pressed(JobListSearch search, JobSelection selection, String onWhat) {

    static Pressed of(String place, List<JobId> ids, Map<String, String> fields) {
      JobListSearch search = JobListSearch.of(JobList.at(place).orElseThrow(), fields);
      String state = search.list().stateName();
      return fields.containsKey("all")
          ? new Pressed(
              search,
              new JobSelection.Fitting(search.filter()),
              "all %s jobs%s".formatted(state, search.inWords()))
          : new Pressed(
              search,
              new JobSelection.Chosen(ids, search.list().state()),
              Amounts.of(ids.size(), state + " job", state + " jobs"));
    }
  }

  @PostMapping("/retry")
  String retry(
      @PathVariable String place,
      @RequestParam(name = "id", defaultValue = "") List<JobId> ids,
      @RequestParam Map<String, String> fields,
      Principal user,
      Origin origin) {
    return press(
        "retry", "retried", retryJobs::retry, Pressed.of(place, ids, fields), user, origin);
  }

  @PostMapping("/kill")
  String kill(
      @PathVariable String place,
      @RequestParam(name = "id", defaultValue = "") List<JobId> ids,
      @RequestParam Map<String, String> fields,
      Principal user,
      Origin origin) {
    return press("kill", "killed", killJobs::kill, Pressed.of(place, ids, fields), user, origin);
  }

  @PostMapping("/delete")
  String delete(
      @PathVariable String place,
      @RequestParam(name = "id", defaultValue = "") List<JobId> ids,
      @RequestParam Map<String, String> fields,
      Principal user,
      Origin origin) {
    return press(
        "delete", "deleted", deleteJobs::delete, Pressed.of(place, ids, fields), user, origin);
  }

  private String press(
      String what,
      String done,
      Function<JobSelection, JobTally> action,
      Pressed pressed,
      Principal user,
      Origin origin) {
    return buttons.press(
        new Press(user.getName(), what + " jobs", pressed.onWhat(), origin),
        () -> TallyText.of(action.apply(pressed.selection()), "job", "jobs", done),
        pressed.search().link(null));
  }
}
