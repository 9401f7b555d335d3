package com.smallbiz.adapters.web;

import com.smallbiz.application.job.JobId;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How answers about jobs look. A job may be another the next moment, so no cache keeps them. */
final class JobReplies {

  private JobReplies() {}

  /** The work will be done, by this job. */
  static ResponseEntity.BodyBuilder accepted(JobId id) {
    return plain(ResponseEntity.accepted()).location(URI.create("/api/v1/jobs/" + id));
  }

  static ResponseEntity.BodyBuilder ok() {
    return plain(ResponseEntity.ok());
  }

  static RequestRefused noSuchJob() {
    return RequestRefused.notFound("job");
  }

  private static ResponseEntity.BodyBuilder plain(ResponseEntity.BodyBuilder builder) {
    return builder.cacheControl(CacheControl.noStore()).contentType(MediaType.APPLICATION_JSON);
  }
}
