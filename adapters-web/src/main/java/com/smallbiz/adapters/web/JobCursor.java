package com.smallbiz.adapters.web;

import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** A place in one particular list of jobs: the id of the last one, as an {@link CursorText}. */
final class JobCursor {

  private final CursorText text;

  JobCursor(JobFilter filter) {
    this.text = new CursorText(2 * Long.BYTES, filter.state(), filter.queue(), filter.type());
  }

  String write(JobId id) {
    return text.write(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.value().getMostSignificantBits())
            .putLong(id.value().getLeastSignificantBits())
            .array());
  }

  /** The place, or empty if this list has no such cursor. */
  Optional<JobId> read(String cursor) {
    return text.read(cursor).map(place -> new JobId(new UUID(place.getLong(), place.getLong())));
  }
}
