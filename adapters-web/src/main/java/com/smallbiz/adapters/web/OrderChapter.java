package com.smallbiz.adapters.web;

import static com.smallbiz.adapters.web.OperationDoc.operation;

import com.smallbiz.adapters.web.OperationDoc.Parameter;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the OpenAPI document says of orders. */
final class OrderChapter {

  private static final String ORDERS = "/api/v1/orders";
  private static final String ORDER = ORDERS + "/{id}";

  private static final UUID ID = UUID.fromString("0190d6c4-5c1e-7f3a-8f52-3b1d2a6c9e10");
  private static final UUID JOB_ID = UUID.fromString("0190d6c4-9a77-7c02-b1d4-6f0e8c2b7a55");
  private static final Instant CREATED = Instant.parse("2026-11-22T14:00:00.123456Z");
  private static final Instant CHANGED = Instant.parse("2026-11-22T14:05:12.654321Z");

  private static final Parameter ORDER_ID =
      new Parameter("id", "The id of the order.", Schemas.uuid(), ID.toString());

  private OrderChapter() {}

  static Chapter chapter() {
    return new Chapter(
        "Orders",
        """
        What customers want, from the first draft until it is fulfilled or cancelled. A draft \
        becomes `submitted`, then `fulfilled`; a draft or a submitted order can be `cancelled`. \
        Only a draft can be edited (the note of any order can), and only a draft or a cancelled \
        order can be deleted. Each order can be synced to the external order system.""",
        List.of(
            create(),
            list(),
            find(),
            change(),
            delete(),
            action("submit", "submitted", "a draft"),
            action("fulfill", "fulfilled", "a submitted order"),
            action("cancel", "cancelled", "a draft or a submitted order"),
            sync()),
        OrderSchemas.all());
  }

  private static OperationDoc create() {
    return operation("POST", ORDERS, "createOrder", "Create an order")
        .saying(
            """
            Creates a draft. Send an `Idempotency-Key`, so that a request that has to be repeated \
            makes no second order.""")
        .body("The order to create.", OrderSchemas.NEW_ORDER)
        .example(
            "Line items, which make the total",
            """
            {
              "customer_name": "Ada Lovelace",
              "customer_email": "ada@example.com",
              "currency": "USD",
              "line_items": [
                {"sku": "MUG-1", "description": "Blue mug", "quantity": 2, "unit_price_cents": 1250}
              ]
            }""")
        .example(
            "An amount without line items",
            "{\"customer_name\":\"Ada Lovelace\",\"total_cents\":2500}")
        .answer(
            201, "The order as it was created.", OrderSchemas.ORDER, draft(), "Location", "ETag");
  }

  private static OperationDoc list() {
    return operation("GET", ORDERS, "listOrders", "List orders")
        .saying(
            """
            A page of the orders that meet all of the filters. A page costs the same however deep \
            it lies, and walking all pages shows every order that existed throughout exactly \
            once.""")
        .parameter(Paging.LIMIT)
        .parameter(Paging.CURSOR)
        .parameter(
            new Parameter(
                "sort",
                "The order of the list: the newest first (`-created_at`), or the oldest first.",
                Schemas.withDefault(Schemas.oneOf("-created_at", "created_at"), "-created_at"),
                "-created_at"))
        .parameter(
            new Parameter(
                "status",
                "Only orders in this state.",
                Schemas.oneOf(OrderStatus.values()),
                "submitted"))
        .parameter(
            new Parameter(
                "sync_status",
                "Only orders whose synchronization is in this state.",
                Schemas.oneOf(SyncStatus.values()),
                "failed"))
        .parameter(
            new Parameter(
                "customer",
                "Only orders of customers whose name begins with this, whatever its case.",
                Schemas.visibleText(),
                "ada"))
        .parameter(
            new Parameter(
                "created_from",
                "Only orders created at this time or later.",
                Schemas.time(),
                "2026-11-01T00:00:00Z"))
        .parameter(
            new Parameter(
                "created_to",
                "Only orders created before this time.",
                Schemas.time(),
                "2026-12-01T00:00:00Z"))
        .answer(
            200,
            "A page of orders.",
            OrderSchemas.PAGE,
            new OrderPageResponse(List.of(draft()), Paging.CURSOR_EXAMPLE),
            "Link");
  }

  private static OperationDoc find() {
    return ofOneOrder("GET", "", "getOrder", "Get an order")
        .saying(
            "Send the `ETag` that you have as `If-None-Match`, and an unchanged order is not sent again.")
        .answer(200, "The order.", OrderSchemas.ORDER, synced(), "ETag");
  }

  private static OperationDoc change() {
    return ofOneOrder("PATCH", "", "changeOrder", "Change an order")
        .saying(
            """
            A merge patch (RFC 7396): fields that are not mentioned stay, `null` takes away, and \
            `line_items` are replaced as a whole. A patch that changes nothing keeps the version. \
            Any other change to a synced order makes its `sync_status` `pending` again.

            Where line items are there, `total_cents` is their sum: leave it out, or send the \
            same number.""")
        .body("What is to be changed.", OrderSchemas.PATCH)
        .example(
            "Another note, and no address any more",
            "{\"note\":\"Leave at the door\",\"customer_email\":null}")
        .example(
            "Other line items",
            """
            {"line_items":[{"description":"Red mug","quantity":1,"unit_price_cents":1250}]}""")
        .answer(200, "The order with its new version.", OrderSchemas.ORDER, draft(), "ETag")
        .refusal(
            ProblemType.ORDER_NOT_EDITABLE,
            "An order that is submitted cannot be edited, but for its note");
  }

  private static OperationDoc delete() {
    return ofOneOrder("DELETE", "", "deleteOrder", "Delete an order")
        .saying("A draft or a cancelled order is deleted for good.")
        .answerWithoutBody(204, "The order is gone.")
        .refusal(ProblemType.ORDER_NOT_DELETABLE, "An order that is submitted cannot be deleted");
  }

  private static OperationDoc action(String verb, String state, String from) {
    return ofOneOrder("POST", "/" + verb, verb + "Order", "Make an order " + state)
        .saying(
            """
            Can be done with %s. If the order is %s already, nothing changes, and the answer is \
            the same."""
                .formatted(from, state))
        .answer(
            200,
            "The order, which is %s now.".formatted(state),
            OrderSchemas.ORDER,
            order(state, "pending", null, null, 2, CHANGED),
            "ETag")
        .refusal(
            ProblemType.INVALID_TRANSITION,
            "An order that is %s cannot become %s"
                .formatted(state.equals("cancelled") ? "fulfilled" : "cancelled", state));
  }

  private static OperationDoc sync() {
    return ofOneOrder("POST", "/sync", "syncOrder", "Sync an order to the external system")
        .saying(
            """
            Makes a job of it, which goes on after the answer: watch `sync_status` of the order, \
            or the job that `Location` names. Asked again while that sync is under way, the \
            answer is the same job.""")
        .answer(
            200,
            "The external system has the order's current content already: there is no job.",
            OrderSchemas.ALREADY_SYNCED,
            new OrderActionController.SyncResponse(false, "already_synced", ID, null))
        .answer(
            202,
            "The order will be synced by this job.",
            OrderSchemas.SYNC_ENQUEUED,
            new OrderActionController.SyncResponse(true, null, ID, JOB_ID),
            "Location");
  }

  private static OperationDoc ofOneOrder(String method, String rest, String id, String summary) {
    return operation(method, ORDER + rest, id, summary)
        .parameter(ORDER_ID)
        .refusal(ProblemType.NOT_FOUND, "There is no order of this id");
  }

  private static OrderResponse draft() {
    return order("draft", "pending", null, null, 1, CREATED);
  }

  private static OrderResponse synced() {
    return order("submitted", "synced", "EXT-1042", CHANGED, 4, CHANGED);
  }

  private static OrderResponse order(
      String status,
      String syncStatus,
      @Nullable String externalId,
      @Nullable Instant lastSyncedAt,
      long version,
      Instant updatedAt) {
    return new OrderResponse(
        ID,
        status,
        "Ada Lovelace",
        "ada@example.com",
        "USD",
        List.of(new OrderResponse.Line("MUG-1", "Blue mug", 2, 1250, 2500)),
        2500,
        null,
        syncStatus,
        externalId,
        lastSyncedAt,
        null,
        version,
        CREATED,
        updatedAt);
  }
}
