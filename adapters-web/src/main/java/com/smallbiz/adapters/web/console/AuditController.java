package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.AuditId;
import com.smallbiz.application.audit.AuditPage;
import com.smallbiz.application.audit.AuditQuery;
import com.smallbiz.application.port.in.ListAuditEntries;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who pressed what, when, on what, and what became of it. */
@Hidden
@Controller
final class AuditController {

  private static final int ROWS = 50;

  private final ListAuditEntries listAuditEntries;

  AuditController(ListAuditEntries listAuditEntries) {
    this.listAuditEntries = listAuditEntries;
  }

  @GetMapping("/admin/audit")
  String audit(
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    AuditPage page =
        listAuditEntries.list(
            new AuditQuery(
                blankToNull(who),
                blankToNull(text),
                ROWS,
                after == null ? null : new AuditId(after)));
    AuditId next = page.next();
    model.addAttribute("who", who);
    model.addAttribute("text", text);
    model.addAttribute("lines", page.entries().stream().map(AuditLine::of).toList());
    model.addAttribute("cutShort", page.cutShort());
    model.addAttribute("next", next == null ? null : path(who, text, next));
    return "console/audit";
  }

  private static String path(String who, String text, AuditId after) {
    return UriComponentsBuilder.fromPath("/admin/audit")
        .queryParam("who", "{who}")
        .queryParam("text", "{text}")
        .queryParam("after", after)
        .build(who, text)
        .toString();
  }

  private static @Nullable String blankToNull(String parameter) {
    return parameter.isBlank() ? null : parameter.strip();
  }
}
