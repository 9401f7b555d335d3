package com.smallbiz.adapters.web.console;

import com.smallbiz.domain.order.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * An order as people recognise it.
 *
 * @param customer null if the order is gone
 */
record OrderName(OrderId id, @Nullable String customer) {

  private static final int LENGTH = 8;

  /** The end of its id: the beginning, which is its time, it has in common with its neighbours. */
  public String shortId() {
    String text = id.toString();
    return "…" + text.substring(text.length() - LENGTH);
  }
}
