package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.in.FindJob;
import com.smallbiz.application.port.in.FindJobAttempts;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** All that is known of one job. */
@Hidden
@Controller
final class JobPageController {

  private final FindJob findJob;
  private final FindJobAttempts findAttempts;
  private final OrderNames orderNames;

  JobPageController(FindJob findJob, FindJobAttempts findAttempts, OrderNames orderNames) {
    this.findJob = findJob;
    this.findAttempts = findAttempts;
    this.orderNames = orderNames;
  }

  @GetMapping("/admin/jobs/{id}")
  ModelAndView page(@PathVariable JobId id) {
    return findJob
        .find(id)
        .map(job -> new ModelAndView("console/job", "view", view(job)))
        .orElseGet(() -> new ModelAndView("console/job-gone", HttpStatus.NOT_FOUND));
  }

  private JobView view(Job job) {
    OrderName order = orderNames.of(List.of(job)).get(job.id());
    return JobView.of(job, findAttempts.attempts(job.id()), order);
  }
}
