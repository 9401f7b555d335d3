package com.smallbiz.application.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some jobs in sequence.
 *
 * @param next after which job the next page begins, or null if this is the last
 * @param cutShort whether the search for a text ended before the page was full, having looked at as
 *     many jobs as a page may; the next page goes on
 */
public record JobPage(List<Job> jobs, @Nullable JobId next, boolean cutShort) {

  public JobPage {
    jobs = List.copyOf(jobs);
  }

  /** The page that is found by looking for one job more than are wanted. */
  public static JobPage of(List<Job> found, int limit) {
    return found.size() <= limit
        ? new JobPage(found, null, false)
        : new JobPage(found.subList(0, limit), found.get(limit - 1).id(), false);
  }
}
