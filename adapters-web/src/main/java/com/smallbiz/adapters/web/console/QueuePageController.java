package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.Press;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.FindJobKinds;
import com.smallbiz.application.port.in.ListJobs;
import com.smallbiz.application.port.in.PauseQueue;
import com.smallbiz.application.port.in.ResumeQueue;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The queues, and what waits in each. */
@Hidden
@Controller
@RequestMapping("/admin/queues")
final class QueuePageController {

  private static final String PATH = "/admin/queues";
  private static final int PAGE_SIZE = 50;

  private final QueueBoard board;
  private final ListJobs listJobs;
  private final FindJobKinds findJobKinds;
  private final OrderNames orderNames;
  private final PauseQueue pauseQueue;
  private final ResumeQueue resumeQueue;
  private final Buttons buttons;

  QueuePageController(
      QueueBoard board,
      ListJobs listJobs,
      FindJobKinds findJobKinds,
      OrderNames orderNames,
      PauseQueue pauseQueue,
      ResumeQueue resumeQueue,
      Buttons buttons) {
    this.board = board;
    this.listJobs = listJobs;
    this.findJobKinds = findJobKinds;
    this.orderNames = orderNames;
    this.pauseQueue = pauseQueue;
    this.resumeQueue = resumeQueue;
    this.buttons = buttons;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("lines", board.lines());
    return "console/queues";
  }

  /**
   * @param type only jobs of this type
   * @param after the last job of the page before
   */
  @GetMapping("/{name}")
  ModelAndView one(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable JobId after) {
    return board
        .find(name)
        .map(line -> page(line, StringUtils.hasText(type) ? type.strip() : null, after))
        .orElseGet(() -> new ModelAndView("console/queue-gone", HttpStatus.NOT_FOUND));
  }

  private ModelAndView page(QueueBoard.Line line, @Nullable String type, @Nullable JobId after) {
    var filter = new JobFilter(JobState.ENQUEUED, line.queue().name(), type);
    JobPage page = listJobs.list(new JobQuery(filter, PAGE_SIZE, after));
    return new ModelAndView("console/queue")
        .addObject("line", line)
        .addObject("type", type)
        .addObject("types", findJobKinds.kinds().types())
        .addObject("orders", orderNames.of(page.jobs()))
        .addObject("jobs", page.jobs())
        .addObject("next", page.next());
  }

  /**
   * @param next the page that it is pressed on
   */
  @PostMapping("/{name}/pause")
  String pause(
      @PathVariable String name,
      @RequestParam(defaultValue = PATH) String next,
      Principal user,
      Origin origin) {
    return buttons.press(
        press(user, "pause queue", name, origin),
        () -> {
          requireQueue(pauseQueue.pause(name));
          return "No job of the queue %s is begun from now on".formatted(name);
        },
        Place.within(next, PATH));
  }

  /**
   * @param next the page that it is pressed on
   */
  @PostMapping("/{name}/resume")
  String resume(
      @PathVariable String name,
      @RequestParam(defaultValue = PATH) String next,
      Principal user,
      Origin origin) {
    return buttons.press(
        press(user, "resume queue", name, origin),
        () -> {
          requireQueue(resumeQueue.resume(name));
          return "Jobs of the queue %s are begun again".formatted(name);
        },
        Place.within(next, PATH));
  }

  private static Press press(Principal user, String what, String name, Origin origin) {
    return new Press(user.getName(), what, "queue " + name, origin);
  }

  private static void requireQueue(boolean exists) {
    if (!exists) {
      throw new JobRefused("there is no queue of this name");
    }
  }
}
