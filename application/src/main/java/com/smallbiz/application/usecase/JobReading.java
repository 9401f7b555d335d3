package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.in.FindJob;
import com.smallbiz.application.port.in.SummarizeQueues;
import com.smallbiz.application.port.out.Jobs;
import java.util.List;
import java.util.Optional;

/** Looks jobs and queues up. */
public final class JobReading implements FindJob, SummarizeQueues {

  private final Jobs jobs;

  public JobReading(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Optional<Job> find(JobId id) {
    return jobs.find(id);
  }

  @Override
  public List<QueueSummary> summarize(List<String> queues) {
    return jobs.summarize(queues);
  }
}
