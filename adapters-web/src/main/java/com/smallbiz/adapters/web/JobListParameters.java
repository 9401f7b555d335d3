package com.smallbiz.adapters.web;

import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobState;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of jobs, as they were sent; null where they were not. */
record JobListParameters(
    @Nullable String state,
    @Nullable String queue,
    @Nullable String type,
    @Nullable String limit,
    @Nullable String cursor) {

  /** In code points, as with the names that jobs may have. */
  static final int MAX_NAME = 100;

  /**
   * @throws RequestRefused with all that is wrong with them
   */
  JobListing read() {
    var reader = new ParameterReader();
    int wantedLimit = reader.limit(limit);
    var filter =
        new JobFilter(
            reader.name("state", state, JobState.class),
            reader.text("queue", queue, MAX_NAME),
            reader.text("type", type, MAX_NAME));
    reader.throwIfAny();

    var cursors = new JobCursor(filter);
    JobId after = reader.cursor(cursor, cursors::read);
    reader.throwIfAny();
    return new JobListing(new JobQuery(filter, wantedLimit, after), cursors);
  }

  /** The value of a header {@code Link}: the same list, one page on. */
  String linkTo(String nextCursor) {
    return new NextLink("/api/v1/jobs")
        .with("limit", limit)
        .with("state", state)
        .with("queue", queue)
        .with("type", type)
        .with("cursor", nextCursor)
        .toString();
  }
}
