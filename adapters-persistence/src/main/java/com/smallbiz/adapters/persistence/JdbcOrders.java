package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.LineItem;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders in PostgreSQL. */
final class JdbcOrders implements Orders {

  private static final String FIND =
      "SELECT %s FROM orders %s WHERE id = :id"
          .formatted(OrderMapper.COLUMNS, OrderMapper.LINE_ITEMS);

  private static final String CUSTOMER_NAMES =
      "SELECT id, customer_name FROM orders WHERE id = ANY (CAST(:ids AS uuid[]))";

  private static final String FIND_VERSION = "SELECT version FROM orders WHERE id = :id";

  private static final String LOCK = "SELECT id FROM orders WHERE id = :id FOR UPDATE";

  private static final String INSERT =
      """
      INSERT INTO orders (
        id, version, status, customer_name, customer_key, customer_email, currency, total_cents,
        note, revision, sync_status, external_id, last_synced_at, last_sync_error,
        created_at, updated_at)
      VALUES (
        :id, :version, :status, :customerName, :customerKey, :customerEmail, :currency, :totalCents,
        :note, :revision, :syncStatus, :externalId, :lastSyncedAt, :lastSyncError,
        :createdAt, :updatedAt)
      """;

  private static final String UPDATE =
      """
      UPDATE orders SET
        version = version + 1, status = :status, customer_name = :customerName,
        customer_key = :customerKey, customer_email = :customerEmail, currency = :currency,
        total_cents = :totalCents, note = :note, revision = :revision, sync_status = :syncStatus,
        external_id = :externalId, last_synced_at = :lastSyncedAt,
        last_sync_error = :lastSyncError, updated_at = :updatedAt
      WHERE id = :id AND version = :version
      """;

  private static final String DELETE = "DELETE FROM orders WHERE id = :id AND version = :version";

  private static final String INSERT_LINE_ITEMS =
      """
      INSERT INTO line_items (order_id, position, sku, description, quantity, unit_price_cents)
      SELECT :orderId, position - 1, sku, description, quantity, unit_price
      FROM unnest(:skus, :descriptions, :quantities, :unitPrices)
        WITH ORDINALITY AS item (sku, description, quantity, unit_price, position)
      """;

  private static final String DELETE_LINE_ITEMS = "DELETE FROM line_items WHERE order_id = :id";

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final OrderRows rows;
  private final OrderPages pages;

  JdbcOrders(JdbcClient jdbc, Transactions transactions, OrderRows rows) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.rows = rows;
    this.pages = new OrderPages(jdbc);
  }

  @Override
  public void add(Order order) {
    transactions.inTransaction(
        () -> {
          int added = jdbc.sql(INSERT).paramSource(rows.toRow(order)).update();
          insertLineItems(order);
          return added;
        });
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return reach(() -> jdbc.sql(FIND).param("id", id.value()).query(new OrderMapper()).optional());
  }

  /**
   * Locks first and reads after: a statement that had to wait for the lock would see the order as
   * it is by now, but its line items as they were.
   */
  @Override
  public Optional<Order> findForUpdate(OrderId id) {
    return reach(
        () ->
            jdbc.sql(LOCK)
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .flatMap(locked -> find(id)));
  }

  /** The line items, of which there may be hundreds, are only written where they changed. */
  @Override
  public Order update(Order order) {
    return transactions.inTransaction(
        () -> {
          Optional<Order> before = find(order.id());
          requireOne(jdbc.sql(UPDATE).paramSource(rows.toRow(order)).update(), order);
          if (!lineItems(before.orElseThrow()).equals(lineItems(order))) {
            jdbc.sql(DELETE_LINE_ITEMS).param("id", order.id().value()).update();
            insertLineItems(order);
          }
          return stored(order);
        });
  }

  @Override
  public void remove(Order order) {
    reach(
        () -> {
          int removed =
              jdbc.sql(DELETE)
                  .param("id", order.id().value())
                  .param("version", order.version())
                  .update();
          requireOne(removed, order);
          return removed;
        });
  }

  @Override
  public OrderPage page(OrderQuery query) {
    return pages.page(query);
  }

  @Override
  public Map<OrderId, String> customerNames(Collection<OrderId> ids) {
    var names = new HashMap<OrderId, String>();
    reach(
        () -> {
          jdbc.sql(CUSTOMER_NAMES)
              .param("ids", ids.stream().map(OrderId::toString).toArray(String[]::new))
              .query(
                  row -> {
                    names.put(
                        new OrderId(row.getObject("id", UUID.class)),
                        row.getString("customer_name"));
                  });
          return names;
        });
    return names;
  }

  private void insertLineItems(Order order) {
    List<LineItem> items = lineItems(order);
    if (items.isEmpty()) {
      return;
    }
    jdbc.sql(INSERT_LINE_ITEMS)
        .param("orderId", order.id().value())
        .param("skus", items.stream().map(LineItem::sku).toArray(String[]::new))
        .param("descriptions", items.stream().map(LineItem::description).toArray(String[]::new))
        .param("quantities", items.stream().mapToLong(LineItem::quantity).toArray())
        .param("unitPrices", items.stream().mapToLong(it -> it.unitPrice().minorUnits()).toArray())
        .update();
  }

  private void requireOne(int rowCount, Order order) {
    if (rowCount != 1) {
      throw new StaleOrder(order.id(), currentVersion(order));
    }
  }

  /** Of an order that is gone, the version that it was expected at is all there is to tell. */
  private long currentVersion(Order order) {
    return jdbc.sql(FIND_VERSION)
        .param("id", order.id().value())
        .query(Long.class)
        .optional()
        .orElse(order.version());
  }

  /** The order as a reader finds it now. */
  private static Order stored(Order order) {
    return new Order(
        order.id(),
        order.version() + 1,
        order.status(),
        order.details(),
        order.revision(),
        Micros.cut(order.synchronization()),
        Micros.cut(order.createdAt()),
        Micros.cut(order.updatedAt()));
  }

  private static List<LineItem> lineItems(Order order) {
    return order.details().lineItems();
  }
}
