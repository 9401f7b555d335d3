package com.smallbiz.application.order;

import com.smallbiz.domain.order.Order;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of an order a caller is willing to act on.
 *
 * @param versions the versions, or null where any will do
 */
public record ExpectedVersion(@Nullable Set<Long> versions) {

  public static final ExpectedVersion ANY = new ExpectedVersion(null);

  public static ExpectedVersion oneOf(Set<Long> versions) {
    return new ExpectedVersion(Set.copyOf(versions));
  }

  /**
   * @throws StaleOrder if the order's version is none of these
   */
  public void require(Order order) {
    if (versions != null && !versions.contains(order.version())) {
      throw new StaleOrder(order.id(), order.version());
    }
  }
}
