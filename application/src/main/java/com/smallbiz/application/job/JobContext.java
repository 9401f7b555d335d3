package com.smallbiz.application.job;

/** What a handler may want to know beside its arguments. */
public record JobContext(JobId jobId, int attempt, Origin origin) {}
