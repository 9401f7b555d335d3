package com.smallbiz.application.port.in;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.Press;
import java.util.function.Supplier;

/** Use case: a user of the console does something, and it is kept who did what. */
@FunctionalInterface
public interface ActAudited {

  /**
   * Writes down that the button was pressed, before anything is done; then does the work, and
   * writes down what became of it.
   *
   * @param work does it, and says in a sentence what was done. What it throws is written down too:
   *     refusals by the rules of the business are the outcome, everything else is thrown again
   */
  AuditEntry act(Press press, Supplier<String> work);
}
