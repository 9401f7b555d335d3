package com.smallbiz.application.order;

import org.jspecify.annotations.Nullable;

/**
 * What makes every sync wait that is asked for now.
 *
 * @param pausedQueue the queue of the syncs if it is paused, and null if it is not
 * @param leftAlone whether a process makes no calls to the external system for a while, because too
 *     many failed
 */
public record SyncObstacles(@Nullable String pausedQueue, boolean leftAlone) {}
