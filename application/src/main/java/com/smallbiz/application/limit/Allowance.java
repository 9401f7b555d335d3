package com.smallbiz.application.limit;

import java.time.Duration;

/**
 * What is left of a {@link RateLimit} to somebody.
 *
 * @param admitted whether it may be done this time
 * @param remaining how often it may be done after that, within this window
 * @param untilReset when the whole quota is there again; more than nothing, and exact: who waits
 *     that long is in another window
 */
public record Allowance(boolean admitted, int remaining, Duration untilReset) {}
