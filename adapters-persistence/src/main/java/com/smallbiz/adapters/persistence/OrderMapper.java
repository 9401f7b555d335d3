package com.smallbiz.adapters.persistence;

import com.smallbiz.domain.money.CurrencyCode;
import com.smallbiz.domain.money.Money;
import com.smallbiz.domain.order.LineItem;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDetails;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import com.smallbiz.domain.order.Synchronization;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/** Reads an order from one row that holds its line items, too, as arrays. */
final class OrderMapper implements RowMapper<Order> {

  /**
   * By name, since a prepared {@code SELECT *} fails once a migration has added a column, and the
   * servers of the version before are still running then.
   */
  static final String COLUMNS =
      """
      id, version, status, customer_name, customer_email, currency, total_cents, note, revision,
      sync_status, external_id, last_synced_at, last_sync_error, created_at, updated_at,
      skus, descriptions, quantities, unit_prices
      """;

  /** To be joined with {@code orders}: the line items of each, in their sequence. */
  static final String LINE_ITEMS =
      """
      CROSS JOIN LATERAL (
        SELECT array_agg(sku) AS skus, array_agg(description) AS descriptions,
               array_agg(quantity) AS quantities, array_agg(unit_price_cents) AS unit_prices
        FROM (
          SELECT sku, description, quantity, unit_price_cents FROM line_items
          WHERE order_id = orders.id ORDER BY position
        ) AS item
      ) AS items
      """;

  @Override
  public Order mapRow(ResultSet row, int number) throws SQLException {
    return new Order(
        new OrderId(row.getObject("id", UUID.class)),
        row.getLong("version"),
        Names.constant(OrderStatus.class, row.getString("status")),
        details(row),
        row.getLong("revision"),
        synchronization(row),
        Micros.read(row, "created_at"),
        Micros.read(row, "updated_at"));
  }

  private static OrderDetails details(ResultSet row) throws SQLException {
    var currency = new CurrencyCode(row.getString("currency"));
    return new OrderDetails(
        row.getString("customer_name"),
        row.getString("customer_email"),
        lineItems(row, currency),
        new Money(row.getLong("total_cents"), currency),
        row.getString("note"));
  }

  private static List<LineItem> lineItems(ResultSet row, CurrencyCode currency)
      throws SQLException {
    Array array = row.getArray("descriptions");
    if (array == null) {
      return List.of();
    }
    var descriptions = (String[]) array.getArray();
    var skus = (String[]) row.getArray("skus").getArray();
    var quantities = (Integer[]) row.getArray("quantities").getArray();
    var unitPrices = (Long[]) row.getArray("unit_prices").getArray();
    var items = new ArrayList<LineItem>(descriptions.length);
    for (int i = 0; i < descriptions.length; i++) {
      var unitPrice = new Money(unitPrices[i], currency);
      items.add(new LineItem(skus[i], descriptions[i], quantities[i], unitPrice));
    }
    return items;
  }

  private static Synchronization synchronization(ResultSet row) throws SQLException {
    return new Synchronization(
        Names.constant(SyncStatus.class, row.getString("sync_status")),
        row.getString("external_id"),
        Micros.readNullable(row, "last_synced_at"),
        row.getString("last_sync_error"));
  }
}
