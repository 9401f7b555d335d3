package com.smallbiz.domain.order;

import com.smallbiz.domain.money.CurrencyCode;
import com.smallbiz.domain.money.Money;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Rule;
import com.smallbiz.domain.validation.Text;
import com.smallbiz.domain.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The content of an order: who wants what, for how much.
 *
 * @param total the sum of the line items where there are any, the agreed amount otherwise
 */
public record OrderDetails(
    String customerName,
    @Nullable String customerEmail,
    List<LineItem> lineItems,
    Money total,
    @Nullable String note) {

  public static final int MAX_CUSTOMER_NAME = 200;
  public static final int MAX_NOTE = 2_000;
  public static final int MAX_LINE_ITEMS = 500;
  public static final long MAX_TOTAL = 1_000_000_000_000_000L;

  public OrderDetails {
    lineItems = List.copyOf(lineItems);
    if (Text.isInvisible(customerName)) {
      throw new IllegalArgumentException("an order has a customer");
    }
    if (total.minorUnits() < 0 || total.minorUnits() > MAX_TOTAL) {
      throw new IllegalArgumentException("total out of range: " + total);
    }
    if (!lineItems.isEmpty() && !total.equals(sum(lineItems, total.currency()))) {
      throw new IllegalArgumentException("the total is not the sum of the line items: " + total);
    }
  }

  /**
   * Checks a draft against every rule of an order's content.
   *
   * @throws InvalidInput with all that is wrong
   */
  public static OrderDetails of(OrderDraft draft) {
    return of(draft, CurrencyCode::isCurrent);
  }

  /**
   * Checks a draft of what these details are to become. They may keep their currency, also where it
   * was withdrawn meanwhile.
   *
   * @throws InvalidInput with all that is wrong
   */
  public OrderDetails edited(OrderDraft draft) {
    return of(draft, code -> CurrencyCode.isCurrent(code) || code.equals(currency().value()));
  }

  private static OrderDetails of(OrderDraft draft, Predicate<String> currencies) {
    var validation = new Validation();
    String name = validation.requiredText("customerName", draft.customerName(), MAX_CUSTOMER_NAME);
    String email = EmailAddress.check("customerEmail", draft.customerEmail(), validation);
    CurrencyCode currency = currency(draft.currency(), currencies, validation);
    List<LineItem> lineItems = lineItems(draft.lineItems(), currency, validation);
    Money total = total(draft.totalCents(), lineItems, currency, validation);
    String note = validation.optionalText("note", draft.note(), MAX_NOTE);
    validation.throwIfBroken();
    return new OrderDetails(name, email, lineItems, total, note);
  }

  public CurrencyCode currency() {
    return total.currency();
  }

  /** These details as a draft, the starting point of a change. */
  public OrderDraft toDraft() {
    return new OrderDraft(
        customerName,
        customerEmail,
        currency().value(),
        lineItems.stream()
            .map(
                item ->
                    new OrderDraft.Line(
                        item.sku(),
                        item.description(),
                        item.quantity(),
                        item.unitPrice().minorUnits()))
            .toList(),
        total.minorUnits(),
        note);
  }

  OrderDetails withNote(@Nullable String changed) {
    return new OrderDetails(customerName, customerEmail, lineItems, total, changed);
  }

  private static CurrencyCode currency(
      @Nullable String raw, Predicate<String> currencies, Validation validation) {
    if (raw == null) {
      return CurrencyCode.USD;
    }
    String code = Text.clean(raw);
    if (!Text.isPrintable(raw) || !currencies.test(code)) {
      validation.reject(
          "currency", Rule.INVALID_FORMAT, "must be a current ISO 4217 code in upper case");
      return CurrencyCode.USD;
    }
    return new CurrencyCode(code);
  }

  private static List<LineItem> lineItems(
      List<OrderDraft.Line> lines, CurrencyCode currency, Validation validation) {
    if (lines.size() > MAX_LINE_ITEMS) {
      validation.reject(
          "lineItems", Rule.TOO_LONG, "must be at most %d items".formatted(MAX_LINE_ITEMS));
      return List.of();
    }
    var items = new ArrayList<LineItem>(lines.size());
    for (int index = 0; index < lines.size(); index++) {
      items.add(lineItem("lineItems/" + index, lines.get(index), currency, validation));
    }
    return items;
  }

  private static LineItem lineItem(
      String path, OrderDraft.Line line, CurrencyCode currency, Validation validation) {
    String sku = validation.optionalText(path + "/sku", line.sku(), LineItem.MAX_SKU);
    String description =
        validation.requiredText(
            path + "/description", line.description(), LineItem.MAX_DESCRIPTION);
    long quantity =
        validation.requiredNumber(path + "/quantity", line.quantity(), 1, LineItem.MAX_QUANTITY);
    long unitPrice =
        validation.requiredNumber(
            path + "/unitPriceCents", line.unitPriceCents(), 0, LineItem.MAX_UNIT_PRICE);
    return new LineItem(sku, description, quantity, new Money(unitPrice, currency));
  }

  private static Money total(
      @Nullable Long sent, List<LineItem> lineItems, CurrencyCode currency, Validation validation) {
    if (sent != null) {
      validation.number("totalCents", sent, 0, MAX_TOTAL);
    }
    if (validation.isBroken("lineItems") || validation.isBroken("totalCents")) {
      return Money.zero(currency);
    }
    if (lineItems.isEmpty()) {
      return sent == null ? Money.zero(currency) : new Money(sent, currency);
    }
    Money sum = sum(lineItems, currency);
    if (sum.minorUnits() > MAX_TOTAL) {
      validation.reject(
          "totalCents",
          Rule.OUT_OF_RANGE,
          "must be between 0 and %d, but the line items add up to more".formatted(MAX_TOTAL));
      return Money.zero(currency);
    }
    if (sent != null && sent != sum.minorUnits()) {
      validation.reject(
          "totalCents",
          Rule.MISMATCH,
          "must be the sum of the line items, %d, or be left out".formatted(sum.minorUnits()));
    }
    return sum;
  }

  /** Stops as soon as the sum is beyond any order's total, long before it could overflow. */
  private static Money sum(List<LineItem> lineItems, CurrencyCode currency) {
    Money sum = Money.zero(currency);
    for (LineItem item : lineItems) {
      sum = sum.plus(item.total());
      if (sum.minorUnits() > MAX_TOTAL) {
        break;
      }
    }
    return sum;
  }
}
