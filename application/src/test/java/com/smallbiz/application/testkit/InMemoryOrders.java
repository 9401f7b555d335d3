package com.smallbiz.application.testkit;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.stream.Collectors.toMap;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.SyncStatus;
import com.smallbiz.domain.order.Synchronization;
import com.smallbiz.domain.validation.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Orders in memory, with the manners of the real ones. */
public final class InMemoryOrders implements Orders {

  /** Ids as their bytes compare, as a database does: {@link java.util.UUID} compares signed. */
  private static final Comparator<OrderPosition> SEQUENCE =
      Comparator.comparing(OrderPosition::createdAt).thenComparing(it -> it.id().toString());

  private final InMemoryTransactions database;
  private final Map<OrderId, Order> table;

  public InMemoryOrders(InMemoryTransactions database) {
    this.database = database;
    this.table = database.newTable();
  }

  @Override
  public void add(Order order) {
    database.exclusively(
        () -> {
          if (table.putIfAbsent(order.id(), stored(order, order.version())) != null) {
            throw new IllegalStateException("there is an order " + order.id() + " already");
          }
          return null;
        });
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return database.exclusively(() -> Optional.ofNullable(table.get(id)));
  }

  @Override
  public Optional<Order> findForUpdate(OrderId id) {
    return find(id);
  }

  @Override
  public Order update(Order order) {
    return database.exclusively(
        () -> {
          requireCurrent(order);
          Order next = stored(order, order.version() + 1);
          table.put(order.id(), next);
          return next;
        });
  }

  @Override
  public void remove(Order order) {
    database.exclusively(
        () -> {
          requireCurrent(order);
          return table.remove(order.id());
        });
  }

  @Override
  public OrderPage page(OrderQuery query) {
    Comparator<OrderPosition> sequence =
        query.direction() == Direction.OLDEST_FIRST ? SEQUENCE : SEQUENCE.reversed();
    List<Order> found =
        database.exclusively(
            () ->
                lookedAt(query.filter())
                    .filter(order -> matches(order, query.filter()))
                    .filter(
                        order ->
                            query.after() == null
                                || sequence.compare(OrderPosition.of(order), query.after()) > 0)
                    .sorted(Comparator.comparing(OrderPosition::of, sequence))
                    .limit(query.limit() + 1L)
                    .toList());
    if (found.size() <= query.limit()) {
      return new OrderPage(found, null);
    }
    List<Order> page = found.subList(0, query.limit());
    return new OrderPage(page, OrderPosition.of(page.get(page.size() - 1)));
  }

  @Override
  public Map<OrderId, String> customerNames(Collection<OrderId> ids) {
    return database.exclusively(
        () ->
            ids.stream()
                .distinct()
                .map(table::get)
                .filter(Objects::nonNull)
                .collect(toMap(Order::id, order -> order.details().customerName())));
  }

  private Stream<Order> lookedAt(OrderFilter filter) {
    return filter.syncError() == null
        ? table.values().stream()
        : table.values().stream()
            .filter(order -> order.synchronization().status() == SyncStatus.FAILED)
            .sorted(Comparator.comparing(OrderPosition::of, SEQUENCE.reversed()))
            .limit(OrderFilter.NEWEST_FAILED);
  }

  private void requireCurrent(Order order) {
    Order current = table.get(order.id());
    if (current == null || current.version() != order.version()) {
      throw new StaleOrder(order.id(), current == null ? order.version() : current.version());
    }
  }

  private static boolean matches(Order order, OrderFilter filter) {
    return (filter.status() == null || filter.status() == order.status())
        && (filter.syncStatus() == null || filter.syncStatus() == order.synchronization().status())
        && (filter.customer() == null
            || Text.foldCase(order.details().customerName())
                .startsWith(Text.foldCase(filter.customer())))
        && (filter.createdFrom() == null || !order.createdAt().isBefore(filter.createdFrom()))
        && (filter.createdTo() == null || order.createdAt().isBefore(filter.createdTo()))
        && (filter.syncError() == null
            || filter.syncError().equals(order.synchronization().lastError()));
  }

  private static Order stored(Order order, long version) {
    Synchronization known = order.synchronization();
    Instant lastSyncedAt = known.lastSyncedAt();
    return new Order(
        order.id(),
        version,
        order.status(),
        order.details(),
        order.revision(),
        new Synchronization(
            known.status(),
            known.externalId(),
            lastSyncedAt == null ? null : lastSyncedAt.truncatedTo(MICROS),
            known.lastError()),
        order.createdAt().truncatedTo(MICROS),
        order.updatedAt().truncatedTo(MICROS));
  }
}
