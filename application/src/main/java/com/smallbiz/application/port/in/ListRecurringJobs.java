package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Recurrence;
import java.util.List;

/** Use case: somebody looks which jobs are run again and again. */
@FunctionalInterface
public interface ListRecurringJobs {

  /** In the sequence of their names. */
  List<Recurrence> list();
}
