package com.smallbiz.application.port.in;

import com.smallbiz.application.job.JobId;

/** A ping on its way. */
public record EnqueuedPing(JobId jobId, String message) {}
