package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.in.ChartRuns;
import com.smallbiz.application.port.in.CountRuns;
import com.smallbiz.application.port.in.GlanceAtQueues;
import com.smallbiz.application.port.in.ListProcesses;
import com.smallbiz.application.statistics.RunTotals;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The part of the overview that tells of the jobs: how many there are, and how they run. */
@Hidden
@Controller
@RequestMapping("/admin/panels/jobs")
final class WorkPanelController {

  private final CountRuns countRuns;
  private final ChartRuns chartRuns;
  private final GlanceAtQueues glanceAtQueues;
  private final ListProcesses listProcesses;

  WorkPanelController(
      CountRuns countRuns,
      ChartRuns chartRuns,
      GlanceAtQueues glanceAtQueues,
      ListProcesses listProcesses) {
    this.countRuns = countRuns;
    this.chartRuns = chartRuns;
    this.glanceAtQueues = glanceAtQueues;
    this.listProcesses = listProcesses;
  }

  /**
   * A number with the page that tells more.
   *
   * @param kind what it means where it is not zero: warn, bad or nothing
   */
  record Card(String name, String number, String link, String kind) {}

  @GetMapping
  String panel(@RequestParam(name = "history", defaultValue = "") String parameter, Model model) {
    var window = HistoryWindow.of(parameter);
    model.addAttribute("window", window);
    model.addAttribute("windows", List.of(HistoryWindow.values()));
    model.addAttribute("history", new RunChart(chartRuns.chart(window.window(), null)));
    model.addAttribute("cards", cards());
    return "console/panels/work :: panel";
  }

  @GetMapping("/cards")
  String cards(Model model) {
    model.addAttribute("cards", cards());
    return "console/panels/work :: cards";
  }

  @GetMapping("/history")
  String history(@RequestParam(name = "history", defaultValue = "") String parameter, Model model) {
    var window = HistoryWindow.of(parameter);
    model.addAttribute("window", window);
    model.addAttribute("windows", List.of(HistoryWindow.values()));
    model.addAttribute("history", new RunChart(chartRuns.chart(window.window(), null)));
    return "console/panels/work :: history";
  }

  /** For the live chart, which draws by how much they grow. */
  @GetMapping("/totals")
  @ResponseBody
  RunTotals totals() {
    return countRuns.count();
  }

  /** What runs is told by those who run it, at their last beat: nobody has to look for it. */
  private List<Card> cards() {
    RunTotals totals = countRuns.count();
    List<QueueSummary> queues = glanceAtQueues.glance(List.of());
    long running =
        listProcesses.list().stream()
            .filter(process -> !process.gone())
            .mapToLong(process -> process.vitals().busy())
            .sum();
    return List.of(
        new Card("finished", number(totals.succeeded()), "/admin/metrics", ""),
        new Card("failed", number(totals.failed()), "/admin/metrics", ""),
        new Card("running", number(running), "/admin/running", ""),
        card("waiting", sum(queues, QueueSummary::depth), "/admin/queues", ""),
        card("retrying", sum(queues, QueueSummary::retrying), "/admin/retries", "warn"),
        card("scheduled", sum(queues, QueueSummary::scheduled), "/admin/scheduled", ""),
        card("dead", sum(queues, QueueSummary::dead), "/admin/dead", "bad"));
  }

  private static Card card(String name, long jobs, String link, String kind) {
    return new Card(name, Count.of(jobs, Count.LIMIT).text(), link, jobs > 0 ? kind : "");
  }

  private static long sum(List<QueueSummary> queues, ToLongFunction<QueueSummary> part) {
    return queues.stream().mapToLong(part).sum();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
