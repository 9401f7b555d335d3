package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.ChartRuns;
import com.smallbiz.application.port.in.SumUpRuns;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the jobs of each type have run of late. */
@Hidden
@Controller
@RequestMapping("/admin/metrics")
final class MetricsController {

  private final SumUpRuns sumUpRuns;
  private final ChartRuns chartRuns;

  MetricsController(SumUpRuns sumUpRuns, ChartRuns chartRuns) {
    this.sumUpRuns = sumUpRuns;
    this.chartRuns = chartRuns;
  }

  @GetMapping
  String all(@RequestParam(name = "window", defaultValue = "") String parameter, Model model) {
    MetricsWindow window = fill(model, parameter);
    model.addAttribute(
        "lines", sumUpRuns.sumUp(window.window()).stream().map(MetricsLine::new).toList());
    model.addAttribute("chart", new RunChart(chartRuns.chart(window.window(), null)));
    return "console/metrics";
  }

  /** One that did not run in the window has a page that says so. */
  @GetMapping("/{type}")
  String one(
      @PathVariable String type,
      @RequestParam(name = "window", defaultValue = "") String parameter,
      Model model) {
    MetricsWindow window = fill(model, parameter);
    Optional<MetricsLine> line =
        sumUpRuns.sumUp(window.window()).stream()
            .filter(sums -> sums.type().equals(type))
            .findAny()
            .map(MetricsLine::new);
    model.addAttribute("type", type);
    model.addAttribute("line", line.orElse(null));
    model.addAttribute("chart", new RunChart(chartRuns.chart(window.window(), type)));
    return "console/metrics-of-type";
  }

  private static MetricsWindow fill(Model model, String parameter) {
    var window = MetricsWindow.of(parameter);
    model.addAttribute("window", window);
    model.addAttribute("windows", List.of(MetricsWindow.values()));
    return window;
  }
}
