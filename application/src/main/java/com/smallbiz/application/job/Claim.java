package com.smallbiz.application.job;

/**
 * A worker's right to run a job, for as long as its lease is renewed.
 *
 * @param token greater than that of every claim before it, so that a worker whose lease lapsed
 *     cannot finish what another has taken over
 */
public record Claim(JobId id, String queue, long token) {}
