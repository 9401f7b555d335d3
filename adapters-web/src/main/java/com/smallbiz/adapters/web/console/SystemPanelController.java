package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.ReportSystem;
import com.smallbiz.application.process.CircuitState;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.system.QueueFacts;
import com.smallbiz.application.system.StorageFacts;
import com.smallbiz.application.system.SystemReport;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How all does that the work depends on. */
@Hidden
@Controller
final class SystemPanelController {

  private final ReportSystem reportSystem;

  SystemPanelController(ReportSystem reportSystem) {
    this.reportSystem = reportSystem;
  }

  /**
   * Whether calls to the external order system are let through.
   *
   * @param state the technical word
   * @param words what becomes of a call
   * @param meaning in a sentence
   */
  record Circuit(String state, String words, String meaning) {

    static Circuit of(@Nullable List<ProcessInfo> processes) {
      if (processes == null) {
        return new Circuit("unknown", "not known", "PostgreSQL cannot be asked just now.");
      }
      List<CircuitState> states =
          processes.stream()
              .filter(process -> !process.gone())
              .map(process -> process.vitals().circuit())
              .filter(state -> state != CircuitState.NONE)
              .toList();
      long open = states.stream().filter(CircuitState.OPEN::equals).count();
      long halfOpen = states.stream().filter(CircuitState.HALF_OPEN::equals).count();
      if (states.isEmpty()) {
        return new Circuit("unknown", "not known", "No process is there that calls it.");
      }
      if (open > 0) {
        return new Circuit(
            "open",
            "calls are held back",
            "Too many calls fail in %d of %d processes: calls are held back until one gets through"
                    .formatted(open, states.size())
                + " that is tried every few seconds. Orders wait without losing an attempt.");
      }
      return halfOpen > 0
          ? new Circuit(
              "half open",
              "being tried",
              "%d of %d processes let a few calls through, to find out whether it is well again."
                  .formatted(halfOpen, states.size()))
          : new Circuit("closed", "reachable", "All calls go through.");
    }
  }

  @GetMapping("/admin/panels/system")
  String system(Model model) {
    SystemReport report = reportSystem.report();
    model.addAttribute("circuit", Circuit.of(report.processes()));
    model.addAttribute("storage", report.storage() == null ? null : facts(report.storage()));
    model.addAttribute("queue", report.queue() == null ? null : facts(report.queue()));
    model.addAttribute(
        "mayDropJobs",
        report.queue() != null && !report.queue().evictionPolicy().equals("noeviction"));
    return "console/panels/system :: panel";
  }

  private static Map<String, String> facts(StorageFacts storage) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("Version", storage.version());
    facts.put("Up for", Quantities.duration(storage.up()));
    facts.put("Size", Quantities.bytes(storage.bytes()));
    facts.put("Connections", storage.connections() + " of " + storage.maxConnections());
    facts.put(
        "Read from memory",
        storage.cacheHitRatio() == null ? "–" : Quantities.percent(storage.cacheHitRatio()));
    facts.put(
        "Oldest transaction",
        storage.oldestTransaction() == null
            ? "none is open"
            : "open for " + Quantities.duration(storage.oldestTransaction()));
    return facts;
  }

  private static Map<String, String> facts(QueueFacts queue) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("Version", queue.version());
    facts.put("Up for", Quantities.duration(queue.up()));
    facts.put(
        "Memory",
        queue.memoryLimit() == null
            ? Quantities.bytes(queue.memoryUsed()) + ", no limit"
            : Quantities.bytes(queue.memoryUsed())
                + " of "
                + Quantities.bytes(queue.memoryLimit()));
    facts.put("When it is full", queue.evictionPolicy());
    facts.put("Clients", Integer.toString(queue.clients()));
    facts.put("Operations", queue.operationsPerSecond() + " a second");
    facts.put(
        "Persistence",
        queue.journal()
            ? "append-only file"
            : "no append-only file; %d changes since the last snapshot"
                .formatted(queue.unsavedChanges()));
    return facts;
  }
}
