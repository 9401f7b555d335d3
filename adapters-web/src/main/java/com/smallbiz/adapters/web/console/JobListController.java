package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.JobAction;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.port.in.CountJobs;
import com.smallbiz.application.port.in.FindJobKinds;
import com.smallbiz.application.port.in.ListJobs;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages Retries, Scheduled and Dead. */
@Hidden
@Controller
final class JobListController {

  private static final int PAGE_SIZE = 50;

  private final ListJobs listJobs;
  private final CountJobs countJobs;
  private final FindJobKinds findJobKinds;
  private final OrderNames orderNames;

  JobListController(
      ListJobs listJobs, CountJobs countJobs, FindJobKinds findJobKinds, OrderNames orderNames) {
    this.listJobs = listJobs;
    this.countJobs = countJobs;
    this.findJobKinds = findJobKinds;
    this.orderNames = orderNames;
  }

  @GetMapping("/admin/{place:retries|scheduled|dead}")
  String jobs(@PathVariable String place, @RequestParam Map<String, String> fields, Model model) {
    JobList list = JobList.at(place).orElseThrow();
    JobListSearch search = JobListSearch.of(list, fields);
    JobPage page = listJobs.list(new JobQuery(search.filter(), PAGE_SIZE, search.after()));
    Count count = countJobs.count(search.filter());
    Map<JobId, OrderName> orders = orderNames.of(page.jobs());
    model.addAttribute("list", list);
    model.addAttribute("search", search);
    model.addAttribute("kinds", findJobKinds.kinds());
    model.addAttribute(
        "lines",
        page.jobs().stream().map(job -> JobListLine.of(list, job, orders.get(job.id()))).toList());
    model.addAttribute("cutShort", page.cutShort());
    model.addAttribute("next", page.next() == null ? null : search.link(page.next()));
    model.addAttribute("count", count);
    model.addAttribute("canKill", list.allows(JobAction.KILL));
    return "console/job-list";
  }
}
