package com.smallbiz.adapters.web;

import com.smallbiz.domain.order.OrderDetails;
import com.smallbiz.domain.order.OrderDraft;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** An order as a client writes it: whole, or only what it wants changed (RFC 7396). */
final class OrderBody {

  private static final Set<String> WRITABLE =
      Set.of("customer_name", "customer_email", "currency", "line_items", "total_cents", "note");

  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "status",
          "sync_status",
          "external_id",
          "last_synced_at",
          "last_sync_error",
          "version",
          "created_at",
          "updated_at");

  private static final Set<String> WRITABLE_OF_LINE =
      Set.of("sku", "description", "quantity", "unit_price_cents");

  private static final Set<String> READ_ONLY_OF_LINE = Set.of("total_cents");

  private static final OrderDraft.Line UNREAD = new OrderDraft.Line(null, null, null, null);

  private final Set<String> names;
  private final OrderDraft sent;
  private final FieldFaults faults;

  private OrderBody(Set<String> names, OrderDraft sent, FieldFaults faults) {
    this.names = names;
    this.sent = sent;
    this.faults = faults;
  }

  static OrderBody of(JsonNode body) {
    var faults = new FieldFaults();
    var fields = JsonFields.of(body, JsonPointer.ROOT, faults);
    fields.allowOnly(WRITABLE, READ_ONLY);
    var sent =
        new OrderDraft(
            fields.text("customer_name"),
            fields.text("customer_email"),
            fields.text("currency"),
            lines(fields),
            fields.wholeNumber("total_cents"),
            fields.text("note"));
    return new OrderBody(fields.names(), sent, faults);
  }

  /**
   * The draft of a new order.
   *
   * @throws RequestRefused with all that is wrong, if anything could not be read
   */
  OrderDraft asDraft() {
    check(sent);
    return sent;
  }

  /**
   * A draft with the changes that this body asks for: fields that are not mentioned stay, and null
   * takes away.
   *
   * @throws RequestRefused with all that is wrong, if anything could not be read
   */
  OrderDraft mergedInto(OrderDraft present) {
    OrderDraft merged = present;
    if (names.contains("customer_name")) {
      merged = merged.withCustomerName(sent.customerName());
    }
    if (names.contains("customer_email")) {
      merged = merged.withCustomerEmail(sent.customerEmail());
    }
    if (names.contains("currency")) {
      merged = merged.withCurrency(sent.currency());
    }
    if (names.contains("line_items")) {
      merged = merged.withLineItems(sent.lineItems());
    }
    if (names.contains("total_cents")) {
      merged = merged.withTotalCents(sent.totalCents());
    }
    if (names.contains("note")) {
      merged = merged.withNote(sent.note());
    }
    // A currency that stays is no fault, even where it is no longer current.
    check(names.contains("currency") ? merged : merged.withCurrency(null));
    return merged;
  }

  private void check(OrderDraft draft) {
    faults.throwIfAny(() -> OrderDetails.of(draft));
  }

  private static List<OrderDraft.Line> lines(JsonFields order) {
    JsonNode array = order.array("line_items");
    if (array == null) {
      return List.of();
    }
    if (array.size() > OrderDetails.MAX_LINE_ITEMS) {
      // Too many whatever they are, and their faults would drown the answer.
      return Collections.nCopies(array.size(), UNREAD);
    }
    return IntStream.range(0, array.size())
        .mapToObj(index -> line(order.element("line_items", array, index)))
        .toList();
  }

  private static OrderDraft.Line line(JsonFields fields) {
    fields.allowOnly(WRITABLE_OF_LINE, READ_ONLY_OF_LINE);
    return new OrderDraft.Line(
        fields.text("sku"),
        fields.text("description"),
        fields.wholeNumber("quantity"),
        fields.wholeNumber("unit_price_cents"));
  }
}
