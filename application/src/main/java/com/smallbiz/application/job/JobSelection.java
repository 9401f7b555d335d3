package com.smallbiz.application.job;

import java.util.List;

/** The jobs that an operator does something to at once. */
public sealed interface JobSelection {

  /** So many at once, those with the greatest ids: some seconds of work. */
  int LIMIT = 100_000;

  /**
   * These, as far as they are there and still in the state that they were seen in; an id that is
   * named twice counts once.
   */
  record Chosen(List<JobId> ids, JobState state) implements JobSelection {
    public Chosen {
      ids = ids.stream().distinct().toList();
    }
  }

  /** All that fit, and still do when their turn comes, but for those that come later. */
  record Fitting(JobFilter filter) implements JobSelection {}
}
