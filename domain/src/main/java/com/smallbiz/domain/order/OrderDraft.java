package com.smallbiz.domain.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an order to be: values from outside, unchecked, any of them absent. {@link
 * OrderDetails#of} makes details of it or says everything that is wrong with it.
 */
public record OrderDraft(
    @Nullable String customerName,
    @Nullable String customerEmail,
    @Nullable String currency,
    List<Line> lineItems,
    @Nullable Long totalCents,
    @Nullable String note) {

  /** One wanted line item. */
  public record Line(
      @Nullable String sku,
      @Nullable String description,
      @Nullable Long quantity,
      @Nullable Long unitPriceCents) {}

  public OrderDraft {
    lineItems = List.copyOf(lineItems);
  }

  public OrderDraft withCustomerName(@Nullable String changed) {
    return new OrderDraft(changed, customerEmail, currency, lineItems, totalCents, note);
  }

  public OrderDraft withCustomerEmail(@Nullable String changed) {
    return new OrderDraft(customerName, changed, currency, lineItems, totalCents, note);
  }

  public OrderDraft withCurrency(@Nullable String changed) {
    return new OrderDraft(customerName, customerEmail, changed, lineItems, totalCents, note);
  }

  /** New line items bring their own total; without any, the amount stays as it is. */
  public OrderDraft withLineItems(List<Line> changed) {
    Long total = changed.isEmpty() ? totalCents : null;
    return new OrderDraft(customerName, customerEmail, currency, changed, total, note);
  }

  public OrderDraft withTotalCents(@Nullable Long changed) {
    return new OrderDraft(customerName, customerEmail, currency, lineItems, changed, note);
  }

  public OrderDraft withNote(@Nullable String changed) {
    return new OrderDraft(customerName, customerEmail, currency, lineItems, totalCents, changed);
  }
}
