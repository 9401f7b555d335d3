package com.smallbiz.application.statistics;

import java.time.Instant;

/**
 * How many runs ended in a step of time.
 *
 * @param from when the step begins
 */
public record RunCount(Instant from, long succeeded, long failed) {}
