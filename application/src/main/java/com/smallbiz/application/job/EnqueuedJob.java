package com.smallbiz.application.job;

import org.jspecify.annotations.Nullable;

/**
 * The job that does the work that was asked for.
 *
 * @param id the new job's, or that of the live one that had its unique key
 * @param dispatch what the queue is to be told, or null if it knows of the job as it is
 */
public record EnqueuedJob(JobId id, @Nullable Dispatch dispatch) {}
