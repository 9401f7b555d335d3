package com.smallbiz.application.usecase;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditEntry.Status;
import com.smallbiz.application.audit.AuditId;
import com.smallbiz.application.audit.Press;
import com.smallbiz.application.console.ConsoleRefused;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.application.port.in.ActAudited;
import com.smallbiz.application.port.out.AuditLog;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.domain.order.OrderRefused;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Text;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Does what a button is for, between two entries: that it was pressed, and what became of it. They
 * are no part of the work's transaction, which may be undone.
 */
public final class AuditedActions implements ActAudited {

  private static final System.Logger LOGGER = System.getLogger(AuditedActions.class.getName());

  /** Of what is quoted from outside. */
  private static final int LONGEST = 200;

  private final AuditLog auditLog;
  private final Ids ids;

  public AuditedActions(AuditLog auditLog, Ids ids) {
    this.auditLog = auditLog;
    this.ids = ids;
  }

  @Override
  public AuditEntry act(Press press, Supplier<String> work) {
    AuditEntry begun = auditLog.begin(new AuditId(ids.next()), shortened(press));
    AuditId id = begun.id();
    String done;
    try {
      done = work.get();
    } catch (JobRefused | OrderRefused | StaleOrder | ConsoleRefused refused) {
      return auditLog.end(id, Status.REFUSED, sentence(String.valueOf(refused.getMessage())));
    } catch (InvalidInput invalid) {
      noteFailure(id, Status.REFUSED, sentence(inWords(invalid)), invalid);
      throw invalid;
    } catch (RuntimeException | Error failure) {
      // Why is for the log, and not for whoever reads the console.
      noteFailure(id, Status.FAILED, "It failed: the log says why, by the request id", failure);
      throw failure;
    }
    try {
      return Persistently.attempt(() -> auditLog.end(id, Status.DONE, done));
    } catch (StorageUnavailable unwritten) {
      // It is done, and must not look as if it was not.
      LOGGER.log(
          System.Logger.Level.WARNING,
          "the audit log does not say what became of %s: %s".formatted(id, done),
          unwritten);
      return begun;
    }
  }

  private static Press shortened(Press press) {
    String onWhat = Text.shorten(press.onWhat(), LONGEST);
    return new Press(press.who(), press.what(), onWhat, press.origin());
  }

  /** That it cannot be written down must not hide why it failed. */
  private void noteFailure(AuditId id, Status status, String outcome, Throwable failure) {
    try {
      auditLog.end(id, status, outcome);
    } catch (RuntimeException unwritten) {
      failure.addSuppressed(unwritten);
    }
  }

  private static String inWords(InvalidInput invalid) {
    return invalid.violations().stream()
        .map(it -> it.field() + " " + it.detail())
        .collect(Collectors.joining("; "));
  }

  private static String sentence(String text) {
    int first = text.offsetByCodePoints(0, Math.min(1, text.length()));
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }
}
