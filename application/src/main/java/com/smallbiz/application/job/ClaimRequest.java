package com.smallbiz.application.job;

/**
 * A worker's request for jobs. A claimant counts its requests, and asks one after the other: under
 * the same number it asks for the same jobs again, because the answer got lost.
 *
 * @param claimant names who asks, in the queue's whole life
 * @param number greater than that of the claimant's request before
 * @param limit how many jobs at the most
 */
public record ClaimRequest(String claimant, long number, int limit) {}
