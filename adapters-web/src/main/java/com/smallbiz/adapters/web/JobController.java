package com.smallbiz.adapters.web;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.in.EnqueuePing;
import com.smallbiz.application.port.in.EnqueuePingCommand;
import com.smallbiz.application.port.in.EnqueuedPing;
import com.smallbiz.application.port.in.FindJob;
import com.smallbiz.application.port.in.SummarizeQueues;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Background jobs and the queues that they wait in. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class JobController {

  private final EnqueuePing enqueuePing;
  private final FindJob findJob;
  private final SummarizeQueues summarizeQueues;
  private final WebSettings settings;
  private final Json json;
  private final JobMapper mapper;

  JobController(
      EnqueuePing enqueuePing,
      FindJob findJob,
      SummarizeQueues summarizeQueues,
      WebSettings settings,
      Json json,
      JobMapper mapper) {
    this.enqueuePing = enqueuePing;
    this.findJob = findJob;
    this.summarizeQueues = summarizeQueues;
    this.settings = settings;
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
        .orElseThrow(() -> RequestRefused.notFound("job"));
  }

  @GetMapping("/api/v1/queues")
  ResponseEntity<QueueResponse.All> queues() {
    List<QueueSummary> summaries =
        summarizeQueues.summarize(List.copyOf(settings.queueConcurrency().keySet()));
    return JobReplies.ok()
        .body(new QueueResponse.All(summaries.stream().map(this::queue).toList()));
  }

  private QueueResponse queue(QueueSummary summary) {
    return mapper.response(summary, settings.queueConcurrency().getOrDefault(summary.name(), 0));
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
