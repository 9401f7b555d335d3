package com.smallbiz.application.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some jobs in sequence.
 *
 * @param next after which job the next page begins, or null if this is the last
 */
public record JobPage(List<Job> jobs, @Nullable JobId next) {

  public JobPage {
    jobs = List.copyOf(jobs);
  }

  /** The page that is found by looking for one job more than are wanted. */
  public static JobPage of(List<Job> found, int limit) {
    return found.size() <= limit
        ? new JobPage(found, null)
        : new JobPage(found.subList(0, limit), found.get(limit - 1).id());
  }
}
