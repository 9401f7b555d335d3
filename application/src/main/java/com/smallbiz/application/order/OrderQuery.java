package com.smallbiz.application.order;

import org.jspecify.annotations.Nullable;

/**
 * A page of orders that is asked for.
 *
 * @param limit how many orders at the most
 * @param after the last order of the page before, or null for the first page
 */
public record OrderQuery(
    OrderFilter filter, Direction direction, int limit, @Nullable OrderPosition after) {

  /** Which orders come first. */
  public enum Direction {
    OLDEST_FIRST,
    NEWEST_FIRST
  }
}
