package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditId;
import com.smallbiz.application.port.in.FindAuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows, whatever is in it: templates know it as {@code frame}. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
final class PageFrame {

  private final FindAuditEntry findAuditEntry;
  private final @Nullable String version;

  /**
   * @param nonce of the answer, for scripts and styles; null if it is no page
   * @param user who is logged in
   * @param operator whether there are buttons for them
   * @param notice what became of the button that they have just pressed
   * @param version of the application, for who is logged in; null where it was not built by Maven
   */
  record Frame(
      @Nullable String nonce,
      @Nullable String user,
      boolean operator,
      @Nullable Notice notice,
      @Nullable String version) {}

  /**
   * @param kind the class that it looks like: good, warn or bad
   */
  record Notice(String text, String kind) {

    static Notice of(AuditEntry entry) {
      String outcome = entry.outcome();
      return new Notice(
          outcome == null ? "It is being done" : outcome,
          switch (entry.status()) {
            case DONE -> "good";
            case UNDER_WAY, REFUSED -> "warn";
            case FAILED -> "bad";
          });
    }
  }

  PageFrame(FindAuditEntry findAuditEntry, @Nullable String version) {
    this.findAuditEntry = findAuditEntry;
    this.version = version;
  }

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request, @Nullable Principal user) {
    return new Frame(
        PageHeaders.nonce(request),
        user == null ? null : user.getName(),
        request.isUserInRole("OPERATOR"),
        user == null ? null : notice(request, user.getName()).orElse(null),
        user == null ? null : version);
  }

  private Optional<Notice> notice(HttpServletRequest request, String user) {
    return auditId(request.getParameter(Buttons.DONE))
        .flatMap(id -> findAuditEntry.find(id, user))
        .map(Notice::of);
  }

  private static Optional<AuditId> auditId(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(new AuditId(UUID.fromString(text)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
