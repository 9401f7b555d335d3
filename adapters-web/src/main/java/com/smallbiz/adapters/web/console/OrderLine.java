package com.smallbiz.adapters.web.console;

import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.validation.Text;
import org.jspecify.annotations.Nullable;

/** An order as one line of a list. */
record OrderLine(Order order) {

  /** In code points: a line or two. */
  private static final int MAX_ERROR = 160;

  public OrderName name() {
    return new OrderName(order.id(), order.details().customerName());
  }

  public String status() {
    return OrderSearch.nameOf(order.status());
  }

  public String sync() {
    return OrderSearch.nameOf(order.synchronization().status());
  }

  public String total() {
    return MoneyText.of(order.details().total());
  }

  public @Nullable String error() {
    String error = order.synchronization().lastError();
    if (error == null) {
      return null;
    }
    String advice = SyncAdvice.of(error);
    return Text.length(advice) <= MAX_ERROR ? advice : Text.shorten(advice, MAX_ERROR - 1) + "…";
  }
}
