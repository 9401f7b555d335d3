package com.smallbiz.adapters.web.console;

import com.smallbiz.adapters.web.console.Finding.Severity;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.port.out.StorageUnavailable;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The overview's first panel: is all well, and if not, why, and what is to be pressed? */
@Hidden
@Controller
final class AttentionController {

  private final List<Check> checks;

  AttentionController(List<Check> checks) {
    this.checks = checks;
  }

  @GetMapping("/admin/panels/attention")
  String attention(Model model) {
    var findings = new ArrayList<Finding>();
    for (Check check : checks) {
      findings.addAll(find(check));
    }
    findings.sort(Comparator.comparing(Finding::severity));
    model.addAttribute("findings", findings);
    model.addAttribute("checked", String.join(", ", checks.stream().map(Check::subject).toList()));
    return "console/panels/attention :: panel";
  }

  /** That something cannot be checked is a finding, too. */
  private static List<Finding> find(Check check) {
    try {
      return check.find();
    } catch (StorageUnavailable | QueueUnavailable away) {
      String who = away instanceof StorageUnavailable ? "PostgreSQL" : "Redis";
      return List.of(
          new Finding(
              Severity.BAD,
              "%s cannot be reached, so that %s cannot be checked".formatted(who, check.subject()),
              null,
              null));
    }
  }
}
