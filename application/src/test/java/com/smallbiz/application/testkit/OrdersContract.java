package com.smallbiz.application.testkit;

import static com.smallbiz.application.testkit.OrderFixtures.CREATED;
import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.money.CurrencyCode;
import com.smallbiz.domain.money.Money;
import com.smallbiz.domain.order.LineItem;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDetails;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import com.smallbiz.domain.order.Synchronization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link Orders} keeps to when it stores; see its subclass too. */
public abstract class OrdersContract extends OrderPagesContract {

  private static final Instant LATER = CREATED.plusSeconds(60);

  protected abstract Transactions transactions();

  @Test
  void anOrderComesBackAsItWasAdded() {
    Order order =
        new Order(
            new OrderId(UUID.randomUUID()),
            7,
            OrderStatus.SUBMITTED,
            details(
                "Zoë 🦊 O'Brien\n株式会社 \\ \"x\"",
                List.of(
                    new LineItem("", "Blue mug 🫖 % _ \\ '", 1_000_000, yen(1)),
                    new LineItem(null, "Tea\tgreen", 1, yen(1_000_000_000L)))),
            3,
            new Synchronization(SyncStatus.SYNCED, "ext-🦊", LATER.plusNanos(1_000), null),
            CREATED,
            LATER);

    orders().add(order);

    assertThat(orders().find(order.id())).contains(order);
    assertThat(orders().findForUpdate(order.id())).contains(order);
  }

  @Test
  void whatAnOrderDoesNotHaveItDoesNotHaveAfterwards() {
    var details = new OrderDetails("Ada", null, List.of(), new Money(0, CurrencyCode.USD), null);
    Order order = Order.place(new OrderId(UUID.randomUUID()), details, CREATED);

    orders().add(order);

    assertThat(orders().find(order.id())).contains(order);
  }

  @Test
  void theLargestOrderFits() {
    String longest = "🦊".repeat(OrderDetails.MAX_NOTE);
    var item =
        new LineItem(
            "🦊".repeat(LineItem.MAX_SKU),
            "🦊".repeat(LineItem.MAX_DESCRIPTION),
            2,
            new Money(LineItem.MAX_UNIT_PRICE, CurrencyCode.USD));
    var details =
        new OrderDetails(
            "🦊".repeat(OrderDetails.MAX_CUSTOMER_NAME),
            "a".repeat(63) + "@" + "b".repeat(190),
            IntStream.range(0, OrderDetails.MAX_LINE_ITEMS).mapToObj(it -> item).toList(),
            new Money(OrderDetails.MAX_TOTAL, CurrencyCode.USD),
            longest);
    Order order = Order.place(new OrderId(UUID.randomUUID()), details, CREATED);

    orders().add(order);

    assertThat(orders().find(order.id())).contains(order);
  }

  @Test
  void lineItemsKeepTheirSequence() {
    List<LineItem> items =
        IntStream.range(0, OrderDetails.MAX_LINE_ITEMS)
            .mapToObj(index -> new LineItem(null, "item " + index, index + 1, yen(index % 7)))
            .toList();
    Order order = Order.place(new OrderId(UUID.randomUUID()), details("Ada", items), CREATED);

    orders().add(order);

    assertThat(orders().find(order.id())).contains(order);
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusIsKept(OrderStatus status) {
    Order draft = anOrder();
    Order order =
        new Order(
            draft.id(), 1, status, draft.details(), 1, draft.synchronization(), CREATED, LATER);

    orders().add(order);

    assertThat(orders().find(order.id())).contains(order);
  }

  @ParameterizedTest
  @EnumSource
  void everySyncStatusIsKept(SyncStatus status) {
    Order order = withSyncStatus(anOrder(), status);

    orders().add(order);

    assertThat(orders().find(order.id())).contains(order);
  }

  @Test
  void instantsAreCutToTheMicrosecond() {
    Instant precise = Instant.parse("2026-11-22T14:00:00.123456999Z");
    Order order = anOrder(UUID.randomUUID(), precise);

    orders().add(order);
    Order synced = orders().update(order.beginSync(precise).synced(1, "ext-1", precise));

    assertThat(synced.createdAt()).isEqualTo(CREATED);
    assertThat(synced.updatedAt()).isEqualTo(CREATED);
    assertThat(synced.synchronization().lastSyncedAt()).isEqualTo(CREATED);
    assertThat(orders().find(order.id())).contains(synced);
  }

  @Test
  void thereIsNoOrderOfAnUnknownId() {
    orders().add(anOrder());

    assertThat(orders().find(anOrder().id())).isEmpty();
    assertThat(orders().findForUpdate(anOrder().id())).isEmpty();
  }

  @Test
  void anUpdateStoresEverythingAtTheNextVersion() {
    Order order = anOrder();
    orders().add(order);
    var changed =
        new Order(
            order.id(),
            1,
            OrderStatus.CANCELLED,
            details("Grace", List.of(new LineItem("NEW", "New", 3, yen(5)))),
            9,
            new Synchronization(SyncStatus.FAILED, "ext-2", LATER, "refused"),
            CREATED,
            LATER);

    Order updated = orders().update(changed);

    assertThat(updated.version()).isEqualTo(2);
    assertThat(updated).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
    assertThat(orders().find(order.id())).contains(updated);
  }

  @Test
  void anUpdateLeavesOtherOrdersAlone() {
    Order order = anOrder();
    Order other = anOrder();
    orders().add(order);
    orders().add(other);

    orders().update(order.change(details("Grace", List.of()), LATER));

    assertThat(orders().find(other.id())).contains(other);
  }

  @Test
  void anUpdateOfAnotherVersionIsRefusedAndChangesNothing() {
    Order first = anOrder();
    orders().add(first);
    Order second = orders().update(first.submit(LATER));

    assertThatThrownBy(() -> orders().update(first.change(details("Grace", List.of()), LATER)))
        .isInstanceOfSatisfying(
            StaleOrder.class,
            stale -> {
              assertThat(stale.orderId()).isEqualTo(first.id());
              assertThat(stale.version()).isEqualTo(2);
            });
    assertThat(orders().find(first.id())).contains(second);
  }

  @Test
  void anUpdateOfAnOrderThatIsGoneIsRefused() {
    Order order = anOrder();

    assertThatThrownBy(() -> orders().update(order)).isInstanceOf(StaleOrder.class);
    assertThat(orders().find(order.id())).isEmpty();
  }

  @Test
  void aRemovedOrderIsGoneWithItsLineItems() {
    Order order = anOrder();
    orders().add(order);

    orders().remove(order);

    assertThat(orders().find(order.id())).isEmpty();
    Order withoutItems = Order.place(order.id(), details("Ada", List.of()), CREATED);
    orders().add(withoutItems);
    assertThat(orders().find(order.id())).contains(withoutItems);
  }

  @Test
  void anotherVersionIsNotRemoved() {
    Order first = anOrder();
    orders().add(first);
    Order second = orders().update(first.submit(LATER));

    assertThatThrownBy(() -> orders().remove(first)).isInstanceOf(StaleOrder.class);
    assertThat(orders().find(first.id())).contains(second);
  }

  @Test
  void anOrderThatIsGoneCannotBeRemoved() {
    assertThatThrownBy(() -> orders().remove(anOrder())).isInstanceOf(StaleOrder.class);
  }

  @Test
  void customersAreNamedOfTheOrdersThatThereAre() {
    Order hers = anOrder();
    Order gone = anOrder();
    orders().add(hers);
    orders().add(anOrder());

    assertThat(orders().customerNames(List.of(hers.id(), gone.id(), hers.id())))
        .containsExactly(Map.entry(hers.id(), hers.details().customerName()));
    assertThat(orders().customerNames(List.of())).isEmpty();
  }

  @Test
  void whoFindsAnOrderForUpdateKeepsOthersFromChangingIt() {
    Order order = anOrder();
    orders().add(order);
    var held = new CountDownLatch(1);

    CompletableFuture<Order> other =
        transactions()
            .inTransaction(
                () -> {
                  Order mine = orders().findForUpdate(order.id()).orElseThrow();
                  CompletableFuture<Order> waiting =
                      supplyAsync(
                          () -> {
                            held.countDown();
                            return submitInTransaction(order.id());
                          });
                  await(held);
                  orders().update(mine.change(details("Grace", List.of()), LATER));
                  return waiting;
                });

    Order last = other.join();
    assertThat(last.version()).isEqualTo(3);
    assertThat(last.status()).isEqualTo(OrderStatus.SUBMITTED);
    assertThat(last.details().customerName()).isEqualTo("Grace");
  }

  private Order submitInTransaction(OrderId id) {
    return transactions()
        .inTransaction(
            () -> orders().update(orders().findForUpdate(id).orElseThrow().submit(LATER)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static OrderDetails details(String customer, List<LineItem> items) {
    Money total = items.stream().map(LineItem::total).reduce(yen(0), Money::plus);
    return new OrderDetails(customer, "ada@example.com", items, total, "note 🗒");
  }

  private static Money yen(long amount) {
    return new Money(amount, new CurrencyCode("JPY"));
  }
}
