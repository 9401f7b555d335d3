package com.smallbiz.adapters.web;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.in.DeleteJob;
import com.smallbiz.application.port.in.KillJob;
import com.smallbiz.application.port.in.RetryJob;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator can do to a job. None of these takes a body. */
@RestController
@RequestMapping(path = "/api/v1/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class JobActionController {

  private final RetryJob retryJob;
  private final KillJob killJob;
  private final DeleteJob deleteJob;
  private final JobMapper mapper;

  JobActionController(RetryJob retryJob, KillJob killJob, DeleteJob deleteJob, JobMapper mapper) {
    this.retryJob = retryJob;
    this.killJob = killJob;
    this.deleteJob = deleteJob;
    this.mapper = mapper;
  }

  @PostMapping("/retry")
  ResponseEntity<JobResponse> retry(@PathVariable JobId id) {
    return accepted(retryJob.retry(id));
  }

  @PostMapping("/kill")
  ResponseEntity<JobResponse> kill(@PathVariable JobId id) {
    return accepted(killJob.kill(id));
  }

  @DeleteMapping
  ResponseEntity<Void> delete(@PathVariable JobId id) {
    if (!deleteJob.delete(id)) {
      throw JobReplies.noSuchJob();
    }
    return ResponseEntity.noContent().build();
  }

  private ResponseEntity<JobResponse> accepted(Optional<Job> changed) {
    Job job = changed.orElseThrow(JobReplies::noSuchJob);
    return JobReplies.accepted(job.id()).body(mapper.response(job));
  }
}
