package com.smallbiz.application.statistics;

import java.time.Duration;

/**
 * A job was run to an end, be it a good one or a failure that is to be retried.
 *
 * @param type the name of the job's type
 */
public record JobRun(String type, boolean succeeded, Duration duration) {}
