package com.smallbiz.application.order;

import java.time.Instant;

/**
 * Why orders are not synced.
 *
 * @param reason in words, as the orders have it
 * @param orders how many have it
 * @param lastAt when the last of them failed
 */
public record FailedSyncReason(String reason, long orders, Instant lastAt) {}
