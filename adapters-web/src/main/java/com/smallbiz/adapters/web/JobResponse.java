package com.smallbiz.adapters.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as clients see it. */
record JobResponse(
    UUID id,
    String type,
    String queue,
    String state,
    int attempt,
    int maxAttempts,
    Instant enqueuedAt,
    @Nullable Instant scheduledAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable LastError lastError,
    String requestId) {

  /** Why the last attempt failed, in words. */
  record LastError(String code, String message, @Nullable Instant at) {}
}
