package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.domain.order.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryOrderSyncerTest extends OrderSyncerContract {

  private final InMemoryOrderSyncer syncer = new InMemoryOrderSyncer();

  @Override
  protected OrderSyncer syncer() {
    return syncer;
  }

  @Override
  protected void externalSystem(ExternalSystem behaviour) {
    switch (behaviour) {
      case TAKES_ORDERS, HAS_THEM_ALREADY -> {}
      case REFUSES_THEM -> syncer.failNext(1, new OrderSyncFailed.Rejected("It says no"));
      case IS_AWAY -> syncer.failNext(1, new OrderSyncFailed.Unavailable("It is away", null, null));
      case TALKS_NONSENSE ->
          syncer.failNext(1, new OrderSyncFailed.Unavailable("It talks nonsense", null, null));
      case ASKS_FOR_AN_HOUR ->
          syncer.failNext(
              1, new OrderSyncFailed.Unavailable("It is busy", Duration.ofHours(1), null));
    }
  }

  @Override
  protected List<Arrival> arrivals() {
    return syncer.pushes().stream().map(push -> arrival(push.order())).toList();
  }

  @Override
  protected String externalId(Order order) {
    return InMemoryOrderSyncer.externalId(order.id());
  }

  @Test
  void failsAsOftenAsItIsTold() throws Exception {
    var failure = new OrderSyncFailed.Rejected("It says no");
    syncer.failNext(2, failure);
    Order order = OrderFixtures.anOrder();

    assertThatThrownBy(() -> syncer.push(order, ORIGIN)).isSameAs(failure);
    assertThatThrownBy(() -> syncer.push(order, ORIGIN)).isSameAs(failure);
    assertThat(syncer.push(order, ORIGIN)).isEqualTo(externalId(order));
  }

  private static Arrival arrival(Order order) {
    return new Arrival(order.id() + ":" + order.revision(), order.status() + " " + order.details());
  }
}
