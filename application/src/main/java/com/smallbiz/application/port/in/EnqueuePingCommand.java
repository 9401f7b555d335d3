package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Origin;
import org.jspecify.annotations.Nullable;

/**
 * @param message to be logged by the job, or null for the usual one
 */
public record EnqueuePingCommand(@Nullable String message, Origin origin) {}
