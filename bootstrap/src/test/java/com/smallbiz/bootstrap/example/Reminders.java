package com.smallbiz.bootstrap.example;

import com.smallbiz.domain.order.Order;

/** Tells the shop that somebody has begun an order and not gone on. */
@FunctionalInterface
public interface Reminders {

  /**
   * Reminding twice of the same order is harmless.
   *
   * @throws NotSent if that should be tried again
   */
  void remind(Order order);

  /** The reminder could not be sent; the message says why, in words. */
  final class NotSent extends RuntimeException {
    public NotSent(String message) {
      super(message);
    }
  }
}
