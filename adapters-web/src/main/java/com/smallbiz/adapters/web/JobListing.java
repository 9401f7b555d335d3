package com.smallbiz.adapters.web;

import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import org.jspecify.annotations.Nullable;

/** A list of jobs as somebody asks for it, and the cursors that lead from page to page. */
record JobListing(JobQuery query, JobCursor cursors) {

  @Nullable String nextCursor(JobPage page) {
    return page.next() == null ? null : cursors.write(page.next());
  }
}
