package com.smallbiz.application.system;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the server that holds the job queue tells of itself.
 *
 * @param memoryUsed in bytes
 * @param memoryLimit in bytes, or null if it is all that there is
 * @param evictionPolicy what it does when its memory is full
 * @param operationsPerSecond at the moment
 * @param journal whether it writes down each change
 * @param unsavedChanges how many it has made since it last wrote down everything
 */
public record QueueFacts(
    String version,
    Duration up,
    long memoryUsed,
    @Nullable Long memoryLimit,
    String evictionPolicy,
    int clients,
    long operationsPerSecond,
    boolean journal,
    long unsavedChanges) {}
