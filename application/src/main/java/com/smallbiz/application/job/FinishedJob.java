package com.smallbiz.application.job;

/** An attempt that has come to its end, not yet recorded. */
public record FinishedJob(Claim claim, JobOutcome outcome) {}
