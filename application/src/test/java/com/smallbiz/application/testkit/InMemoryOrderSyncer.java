package com.smallbiz.application.testkit;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/** An external order system in memory. It remembers what it was sent, and fails when told to. */
public final class InMemoryOrderSyncer implements OrderSyncer {

  /** An order that arrived, taken or not, and the request it goes back to. */
  public record Push(Order order, Origin origin) {}

  private final List<Push> pushes = new ArrayList<>();
  private final Queue<OrderSyncFailed> failures = new ArrayDeque<>();

  /** The next pushes will fail like this, behind those that were to fail before. */
  public synchronized void failNext(int times, OrderSyncFailed failure) {
    failures.addAll(Collections.nCopies(times, failure));
  }

  /** Everything that was sent, failed or not, in sequence. */
  public synchronized List<Push> pushes() {
    return List.copyOf(pushes);
  }

  /** The name that an order has over there, whatever its content. */
  public static String externalId(OrderId id) {
    return "EXT-" + id;
  }

  @Override
  public synchronized String push(Order order, Origin origin) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the push");
    }
    pushes.add(new Push(order, origin));
    OrderSyncFailed failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    return externalId(order.id());
  }
}
