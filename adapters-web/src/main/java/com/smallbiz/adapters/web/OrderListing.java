package com.smallbiz.adapters.web;

import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.order.OrderQuery;
import org.jspecify.annotations.Nullable;

/** A list of orders as somebody asks for it, and the cursors that lead from page to page. */
record OrderListing(OrderQuery query, OrderCursor cursors) {

  @Nullable String nextCursor(OrderPage page) {
    return page.next() == null ? null : cursors.write(page.next());
  }
}
