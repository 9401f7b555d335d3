package com.smallbiz.adapters.web;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.EnqueuePing;
import com.smallbiz.application.port.in.EnqueuePingCommand;
import com.smallbiz.application.port.in.EnqueuedPing;
import com.smallbiz.application.port.in.FindJob;
import com.smallbiz.application.port.in.ListJobs;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Background jobs: enqueued, read and listed. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class JobController {

  private final EnqueuePing enqueuePing;
  private final FindJob findJob;
  private final ListJobs listJobs;
  private final Json json;
  private final JobMapper mapper;

  JobController(
      EnqueuePing enqueuePing, FindJob findJob, ListJobs listJobs, Json json, JobMapper mapper) {
    this.enqueuePing = enqueuePing;
    this.findJob = findJob;
    this.listJobs = listJobs;
    this.json = json;
    this.mapper = mapper;
  }

  @PostMapping(
      path = {"/jobs/ping", "/api/v1/jobs/ping"},
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<PingResponse> ping(
      @RequestBody(required = false) byte @Nullable [] body, Origin origin) {
    String message = body == null ? null : message(body);
    EnqueuedPing ping = enqueuePing.enqueue(new EnqueuePingCommand(message, origin));
    return JobReplies.accepted(ping.jobId())
        .body(new PingResponse(true, ping.message(), ping.jobId().value()));
  }

  @GetMapping("/api/v1/jobs/{id}")
  ResponseEntity<JobResponse> find(@PathVariable JobId id) {
    return findJob
        .find(id)
        .map(job -> JobReplies.ok().body(mapper.response(job)))
        .orElseThrow(JobReplies::noSuchJob);
  }

  @GetMapping("/api/v1/jobs")
  ResponseEntity<JobPageResponse> list(
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "queue", required = false) @Nullable String queue,
      @RequestParam(name = "type", required = false) @Nullable String type,
      @RequestParam(name = "limit", required = false) @Nullable String limit,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
    var parameters = new JobListParameters(state, queue, type, limit, cursor);
    JobListing listing = parameters.read();
    JobPage page = listJobs.list(listing.query());
    String next = listing.nextCursor(page);
    var reply = JobReplies.ok();
    if (next != null) {
      reply.header(HttpHeaders.LINK, parameters.linkTo(next));
    }
    return reply.body(
        new JobPageResponse(page.jobs().stream().map(mapper::response).toList(), next));
  }

  private @Nullable String message(byte[] body) {
    var faults = new FieldFaults();
    var fields = JsonFields.of(json.read(body), JsonPointer.ROOT, faults);
    fields.allowOnly(Set.of("message"), Set.of());
    String message = fields.text("message");
    faults.throwIfAny(() -> {});
    return message;
  }

  /** A ping that is on its way. */
  record PingResponse(boolean enqueued, String message, UUID jobId) {}
}
