package com.smallbiz.application.job;

/** A job whose start is recorded, and the claim it runs under. */
public record StartedJob(Claim claim, Job job) {}
