package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.validation.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads pages of orders, each in one statement, so that orders and line items are of one moment.
 * The statement states only the conditions that are asked for: each combination has a plan of its
 * own, which begins at the page's place in an index.
 */
final class OrderPages {

  /** Errors are in no index: what is read for the sake of one that is rare has to end somewhere. */
  private static final String NEWEST_FAILED =
      """
      (SELECT * FROM orders WHERE sync_status = 'failed'
       ORDER BY created_at DESC, id DESC LIMIT %d) AS failed
      """
          .formatted(OrderFilter.NEWEST_FAILED);

  private final JdbcClient jdbc;

  OrderPages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One order more than asked for is read, to know whether another page follows. */
  OrderPage page(OrderQuery query) {
    var parameters = new HashMap<String, Object>();
    String sql = sql(query, parameters);
    parameters.put("limit", query.limit() + 1);
    List<Order> found =
        reach(() -> jdbc.sql(sql).params(parameters).query(new OrderMapper()).list());
    if (found.size() <= query.limit()) {
      return new OrderPage(found, null);
    }
    List<Order> page = found.subList(0, query.limit());
    return new OrderPage(page, OrderPosition.of(page.get(page.size() - 1)));
  }

  private static String sql(OrderQuery query, Map<String, Object> parameters) {
    boolean oldestFirst = query.direction() == Direction.OLDEST_FIRST;
    List<String> conditions = conditions(query.filter(), parameters);
    if (query.after() != null) {
      conditions.add(
          "(created_at, id) %s (:afterTime, :afterId)".formatted(oldestFirst ? ">" : "<"));
      parameters.put("afterTime", Micros.write(query.after().createdAt()));
      parameters.put("afterId", query.after().id().value());
    }
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    String order = oldestFirst ? "ORDER BY created_at, id" : "ORDER BY created_at DESC, id DESC";
    String from = query.filter().syncError() == null ? "orders" : NEWEST_FAILED;
    return """
        SELECT %s FROM (SELECT * FROM %s %s %s LIMIT :limit) AS orders
        %s
        %s
        """
        .formatted(OrderMapper.COLUMNS, from, where, order, OrderMapper.LINE_ITEMS, order);
  }

  /**
   * The constants of the enums stand in the text itself: a plan for any status would be one for the
   * average status, and read half the table to find the few orders of a rare one.
   */
  private static List<String> conditions(OrderFilter filter, Map<String, Object> parameters) {
    var conditions = new ArrayList<String>();
    if (filter.status() != null) {
      conditions.add("status = '%s'".formatted(Names.of(filter.status())));
    }
    if (filter.syncStatus() != null) {
      conditions.add("sync_status = '%s'".formatted(Names.of(filter.syncStatus())));
    }
    if (filter.customer() != null) {
      conditions.add("customer_key LIKE :customer");
      parameters.put("customer", beginning(filter.customer()));
    }
    if (filter.createdFrom() != null) {
      conditions.add("created_at >= :createdFrom");
      parameters.put("createdFrom", Micros.bound(filter.createdFrom()));
    }
    if (filter.createdTo() != null) {
      conditions.add("created_at < :createdTo");
      parameters.put("createdTo", Micros.bound(filter.createdTo()));
    }
    if (filter.syncError() != null) {
      conditions.add("last_sync_error = :syncError");
      parameters.put("syncError", filter.syncError());
    }
    return conditions;
  }

  /** The pattern of names with this beginning; that of no name where no name can have it. */
  private static String beginning(String customer) {
    return Text.isPrintable(customer)
        ? Text.foldCase(customer).replaceAll("[\\\\%_]", "\\\\$0") + "%"
        : "";
  }
}
