package com.smallbiz.application.job;

import java.util.Map;

/**
 * The retry policies of all types of jobs.
 *
 * @param byType of those types that differ from {@link RetryPolicy#DEFAULT}
 */
public record RetryPolicies(Map<String, RetryPolicy> byType) {

  public static final RetryPolicies DEFAULT = new RetryPolicies(Map.of());

  public RetryPolicies {
    byType = Map.copyOf(byType);
  }

  public RetryPolicy of(String type) {
    return byType.getOrDefault(type, RetryPolicy.DEFAULT);
  }
}
