package com.smallbiz.application.port.out;

import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * All orders. Every method may throw {@link StorageUnavailable}.
 *
 * <p>Instants are kept to the microsecond.
 */
public interface Orders {

  /** Adds a new order, at the version that it has. */
  void add(Order order);

  Optional<Order> find(OrderId id);

  /** Finds an order and keeps everybody else from changing it until the open transaction ends. */
  Optional<Order> findForUpdate(OrderId id);

  /**
   * Stores a changed order.
   *
   * @param order the order as changed, with the version that it was read at
   * @return the order at its new version, the next one
   * @throws StaleOrder if the stored version is another, or the order is gone
   */
  Order update(Order order);

  /**
   * Removes an order.
   *
   * @throws StaleOrder if the stored version is another, or the order is gone
   */
  void remove(Order order);

  /**
   * A page in the sequence by creation and id. Orders that come or go meanwhile neither shift nor
   * repeat the others, and a page costs the same however far it is from the first.
   */
  OrderPage page(OrderQuery query);

  /** The customers' names of these orders, as far as there are such orders. */
  Map<OrderId, String> customerNames(Collection<OrderId> ids);
}
