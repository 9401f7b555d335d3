package com.smallbiz.application.order;

import com.smallbiz.application.job.JobId;
import com.smallbiz.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;

/**
 * One time that an order was sent to the external system, and what came of it.
 *
 * @param took from the call to its answer, or to the end of our patience
 * @param answer the order's name over there if it was taken, and otherwise what went wrong, in
 *     words
 * @param revision of the content that was sent
 * @param jobId the job that sent it, which may be gone by now
 * @param jobAttempt which of the job's attempts it was
 * @param requestId of the request that it goes back to
 */
public record SyncAttempt(
    OrderId orderId,
    Instant startedAt,
    Duration took,
    Outcome outcome,
    String answer,
    long revision,
    JobId jobId,
    int jobAttempt,
    String requestId) {

  /** How long an attempt is kept; it is gone with its order, too. */
  public static final Duration KEPT = Duration.ofDays(90);

  /** What came of it. */
  public enum Outcome {
    /** The external system has this content. */
    SYNCED,
    /** It understood and does not want it. */
    REFUSED,
    /** It could not be reached, was too slow, or could not take it then. */
    UNAVAILABLE,
    /** It is our own mistake. */
    FAILED
  }
}
