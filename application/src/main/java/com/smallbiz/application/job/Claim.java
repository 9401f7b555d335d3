package com.smallbiz.application.job;

/**
 * A worker's right to run a job, for as long as its lease is renewed.
 *
 * @param token by which claims on a job are told apart: it is only ever started under a greater one
 *     than its last, so that a worker whose lease lapsed can neither start nor finish what another
 *     has taken over
 */
public record Claim(JobId id, String queue, long token) {}
