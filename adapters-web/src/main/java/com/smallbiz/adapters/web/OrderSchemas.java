package com.smallbiz.adapters.web;

import com.smallbiz.domain.money.CurrencyCode;
import com.smallbiz.domain.order.LineItem;
import com.smallbiz.domain.order.OrderDetails;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bodies that hold orders. Bounds are the domain's own. */
final class OrderSchemas {

  static final String NEW_ORDER = "NewOrder";
  static final String PATCH = "OrderPatch";
  static final String ORDER = "Order";
  static final String PAGE = "OrderPage";
  static final String SYNC_ENQUEUED = "SyncEnqueued";
  static final String ALREADY_SYNCED = "AlreadySynced";

  private static final String NEW_LINE_ITEM = "NewLineItem";
  private static final String LINE_ITEM = "LineItem";

  private static final String WORD = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~\\-]+";
  private static final String LABEL =
      "[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}\\-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

  /** The domain's own form of an address, in what JSON Schema knows of regular expressions. */
  private static final String EMAIL =
      "^(?=[^@]{1,64}@)%1$s(\\.%1$s)*@%2$s(\\.%2$s)+$".formatted(WORD, LABEL);

  private OrderSchemas() {}

  static Map<String, Schema<?>> all() {
    var schemas = new LinkedHashMap<String, Schema<?>>();
    schemas.put(ORDER, order());
    schemas.put(LINE_ITEM, lineItem());
    schemas.put(NEW_ORDER, newOrder());
    schemas.put(PATCH, patch());
    schemas.put(NEW_LINE_ITEM, newLineItem());
    schemas.put(PAGE, page());
    schemas.put(SYNC_ENQUEUED, syncEnqueued());
    schemas.put(ALREADY_SYNCED, alreadySynced());
    return schemas;
  }

  private static Schema<?> newOrder() {
    return Schemas.closedObject("An order as it is written.")
        .addProperty("customer_name", customerName())
        .addProperty("customer_email", customerEmail())
        .addProperty("currency", Schemas.withDefault(currency(), CurrencyCode.USD.value()))
        .addProperty("line_items", newLineItems())
        .addProperty("total_cents", Schemas.withDefault(total(), 0))
        .addProperty("note", note())
        .addRequiredItem("customer_name");
  }

  private static Schema<?> patch() {
    Schema<?> patch =
        Schemas.closedObject("What is to be changed of an order: what is not mentioned stays.")
            .addProperty("customer_name", customerName())
            .addProperty("customer_email", customerEmail())
            .addProperty("currency", currency())
            .addProperty("line_items", newLineItems())
            .addProperty("total_cents", total())
            .addProperty("note", note());
    return patch;
  }

  private static Schema<?> newLineItem() {
    return Schemas.closedObject("A number of one thing at one price. Its total is the server's.")
        .addProperty(
            "sku",
            Schemas.orNull(Schemas.text(LineItem.MAX_SKU))
                .description("The number of the thing in a catalogue."))
        .addProperty(
            "description",
            Schemas.requiredText(LineItem.MAX_DESCRIPTION).description("What the thing is."))
        .addProperty("quantity", quantity())
        .addProperty("unit_price_cents", unitPrice())
        .addRequiredItem("description")
        .addRequiredItem("quantity")
        .addRequiredItem("unit_price_cents");
  }

  private static Schema<?> order() {
    return Schemas.allRequired(
        Schemas.object("An order.")
            .addProperty("id", Schemas.uuid().description("A UUID, version 7."))
            .addProperty(
                "status",
                Schemas.oneOf(OrderStatus.values()).description("Where the order is in its life."))
            .addProperty("customer_name", Schemas.string().description("Who ordered."))
            .addProperty(
                "customer_email",
                Schemas.orNull(Schemas.string()).description("Where the customer can be reached."))
            .addProperty("currency", Schemas.string("^[A-Z]{3}$").description("An ISO 4217 code."))
            .addProperty(
                "line_items",
                Schemas.listOf(Schemas.ref(LINE_ITEM))
                    .maxItems(OrderDetails.MAX_LINE_ITEMS)
                    .description("What was ordered."))
            .addProperty(
                "total_cents",
                Schemas.wholeNumber(0, OrderDetails.MAX_TOTAL)
                    .description(
                        "In the currency's minor units: the sum of the line items, if any."))
            .addProperty(
                "note", Schemas.orNull(Schemas.string()).description("A word on the order."))
            .addProperty(
                "sync_status",
                Schemas.oneOf(SyncStatus.values())
                    .description(
                        "Whether the external system has the current content. `failed`: the last"
                            + " attempt failed, a retry may still be due."))
            .addProperty(
                "external_id",
                Schemas.orNull(Schemas.string())
                    .description("The order's id in the external system."))
            .addProperty(
                "last_synced_at",
                Schemas.orNull(Schemas.time()).description("When it was last synced."))
            .addProperty(
                "last_sync_error",
                Schemas.orNull(Schemas.string())
                    .description("Why the last attempt to sync it failed, in words."))
            .addProperty(
                "version",
                Schemas.wholeNumber(1).description("Grows with each change; the `ETag` has it."))
            .addProperty("created_at", Schemas.time().description("When it was created."))
            .addProperty("updated_at", Schemas.time().description("When it was last changed.")));
  }

  private static Schema<?> lineItem() {
    return Schemas.allRequired(
        Schemas.object("A number of one thing at one price.")
            .addProperty(
                "sku",
                Schemas.orNull(Schemas.string())
                    .description("The number of the thing in a catalogue."))
            .addProperty("description", Schemas.string().description("What the thing is."))
            .addProperty("quantity", quantity())
            .addProperty("unit_price_cents", unitPrice())
            .addProperty(
                "total_cents",
                Schemas.wholeNumber(0, OrderDetails.MAX_TOTAL)
                    .description("Quantity times unit price.")));
  }

  private static Schema<?> page() {
    return Paging.page("orders", ORDER);
  }

  private static Schema<?> syncEnqueued() {
    return Schemas.allRequired(
        Schemas.object("A sync that is on its way.")
            .addProperty("enqueued", Schemas.always(true))
            .addProperty("order_id", Schemas.uuid().description("The order."))
            .addProperty("job_id", Schemas.uuid().description("The job that syncs it.")));
  }

  private static Schema<?> alreadySynced() {
    return Schemas.allRequired(
        Schemas.object("Nothing to sync.")
            .addProperty("enqueued", Schemas.always(false))
            .addProperty("message", Schemas.always("already_synced"))
            .addProperty("order_id", Schemas.uuid().description("The order.")));
  }

  private static Schema<?> customerName() {
    return Schemas.requiredText(OrderDetails.MAX_CUSTOMER_NAME).description("Who orders.");
  }

  private static Schema<?> customerEmail() {
    return Schemas.orNull(Schemas.string(EMAIL))
        .maxLength(254)
        .description("One mail address; the part before the @ has 64 characters at most.");
  }

  private static Schema<?> currency() {
    return Schemas.orNull(Schemas.oneOf(CurrencyCode.current().toArray(String[]::new)))
        .description("A current ISO 4217 code, upper case.");
  }

  private static Schema<?> newLineItems() {
    return Schemas.orNull(Schemas.listOf(Schemas.ref(NEW_LINE_ITEM)))
        .maxItems(OrderDetails.MAX_LINE_ITEMS)
        .description("What is ordered.");
  }

  private static Schema<?> quantity() {
    return Schemas.wholeNumber(1, LineItem.MAX_QUANTITY).description("How many of them.");
  }

  private static Schema<?> unitPrice() {
    return Schemas.wholeNumber(0, LineItem.MAX_UNIT_PRICE)
        .description("What one of them costs, in the currency's minor units.");
  }

  private static Schema<?> total() {
    return Schemas.orNull(Schemas.wholeNumber(0, OrderDetails.MAX_TOTAL))
        .description(
            "In the currency's minor units. With line items it is their sum: leave it out, or send"
                + " the same number. Without, it is the amount of the order.");
  }

  private static Schema<?> note() {
    return Schemas.orNull(Schemas.text(OrderDetails.MAX_NOTE)).description("A word on the order.");
  }
}
