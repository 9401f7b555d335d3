package com.smallbiz.adapters.web;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.QueueSummary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Turns jobs and queues into what clients see of them. */
@Mapper
interface JobMapper {

  @Mapping(target = "id", source = "id.value")
  @Mapping(target = "requestId", source = "origin.requestId")
  @Mapping(target = "lastError", source = "job")
  JobResponse response(Job job);

  @Mapping(target = "latencyMs", expression = "java(summary.latency().toMillis())")
  QueueResponse response(QueueSummary summary, boolean paused, int concurrency);

  default String word(JobState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  default JobResponse.@Nullable LastError lastError(Job job) {
    return job.lastError() == null
        ? null
        : new JobResponse.LastError(
            job.lastError().code(), job.lastError().message(), job.lastErrorAt());
  }
}
