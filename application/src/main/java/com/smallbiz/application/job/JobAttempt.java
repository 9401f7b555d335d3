package com.smallbiz.application.job;

import java.time.Instant;

/**
 * An attempt that failed, or whose worker was lost. Times are the database's.
 *
 * @param attempt its number, from 1; one that was lost does not count, and the next has its number
 */
public record JobAttempt(int attempt, Instant startedAt, Instant endedAt, JobError error) {}
