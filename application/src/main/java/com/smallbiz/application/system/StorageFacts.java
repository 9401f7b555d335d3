package com.smallbiz.application.system;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the database tells of itself.
 *
 * @param bytes the size of our database on it
 * @param connections how many there are, of all its users
 * @param cacheHitRatio which part of what was read was in memory, from 0 to 1; null if nothing was
 * @param oldestTransaction how long the oldest open transaction has been open, or null if none is
 */
public record StorageFacts(
    String version,
    Duration up,
    long bytes,
    int connections,
    int maxConnections,
    @Nullable Double cacheHitRatio,
    @Nullable Duration oldestTransaction) {}
