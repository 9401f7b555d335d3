package com.smallbiz.application.testkit;

import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.domain.order.Order;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Transactions} keeps to, shown with orders. */
public abstract class TransactionsContract {

  private final Order order = anOrder();

  protected abstract Transactions transactions();

  /** Orders that take part in the transactions. */
  protected abstract Orders orders();

  @Test
  void whatWasDoneStaysDoneAndTheResultIsHandedOut() {
    Order result = transactions().inTransaction(() -> added(order));

    assertThat(result).isSameAs(order);
    assertThat(orders().find(order.id())).contains(order);
  }

  @Test
  void anythingThrownUndoesEverythingAndIsPassedOn() {
    var failure = new AssertionError("on purpose");

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          added(order);
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThat(orders().find(order.id())).isEmpty();
  }

  @Test
  void aTransactionWithinATransactionIsPartOfIt() {
    var failure = new IllegalStateException("on purpose");

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          transactions().inTransaction(() -> added(order));
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThat(orders().find(order.id())).isEmpty();
  }

  @Test
  void aPartThatFailsUndoesTheWholeEvenWhereItsFailureIsCaught() {
    Supplier<Order> careless =
        () -> {
          added(order);
          try {
            transactions().inTransaction(TransactionsContract::fail);
          } catch (IllegalStateException ignored) {
            return order;
          }
          throw new AssertionError("the inner failure was not passed on");
        };

    assertThatThrownBy(() -> transactions().inTransaction(careless))
        .isInstanceOf(RuntimeException.class);
    assertThat(orders().find(order.id())).isEmpty();
  }

  @Test
  void anActionRunsOnceTheOutermostTransactionIsCommitted() {
    var seen = new AtomicReference<Boolean>();

    transactions()
        .inTransaction(
            () -> {
              transactions()
                  .inTransaction(
                      () -> {
                        transactions().afterCommit(() -> seen.set(isVisibleToOthers()));
                        return added(order);
                      });
              assertThat(seen).hasNullValue();
              return order;
            });

    assertThat(seen).hasValue(true);
  }

  @Test
  void actionsRunInTheOrderTheyWereGiven() {
    var ran = new ArrayList<Integer>();

    transactions()
        .inTransaction(
            () -> {
              transactions().afterCommit(() -> ran.add(1));
              transactions().afterCommit(() -> ran.add(2));
              return order;
            });

    assertThat(ran).containsExactly(1, 2);
  }

  @Test
  void anActionNeverRunsWhenTheTransactionIsUndone() {
    var ran = new ArrayList<Integer>();

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          transactions().afterCommit(() -> ran.add(1));
                          return fail();
                        }))
        .isInstanceOf(IllegalStateException.class);
    transactions().inTransaction(() -> added(order));

    assertThat(ran).isEmpty();
  }

  @Test
  void anActionRunsAtOnceWhereNoTransactionIsOpen() {
    var ran = new ArrayList<Integer>();

    transactions().afterCommit(() -> ran.add(1));

    assertThat(ran).containsExactly(1);
  }

  @Test
  void anActionThatFailsHarmsNobody() {
    var ran = new ArrayList<Integer>();

    transactions().afterCommit(TransactionsContract::fail);
    Order result =
        transactions()
            .inTransaction(
                () -> {
                  transactions().afterCommit(TransactionsContract::fail);
                  transactions().afterCommit(() -> ran.add(1));
                  return added(order);
                });

    assertThat(result).isSameAs(order);
    assertThat(ran).containsExactly(1);
    assertThat(orders().find(order.id())).contains(order);
  }

  @Test
  void anActionMayOpenATransactionOfItsOwn() {
    Order another = anOrder();
    var steps = new ArrayList<String>();

    transactions()
        .inTransaction(
            () -> {
              transactions()
                  .afterCommit(
                      () ->
                          transactions()
                              .inTransaction(
                                  () -> {
                                    transactions().afterCommit(() -> steps.add("committed"));
                                    steps.add("working");
                                    return added(another);
                                  }));
              return added(order);
            });

    assertThat(steps).containsExactly("working", "committed");
    assertThat(orders().find(another.id())).contains(another);
  }

  private Order added(Order order) {
    orders().add(order);
    return order;
  }

  private boolean isVisibleToOthers() {
    return supplyAsync(() -> orders().find(order.id())).join().isPresent();
  }

  private static Order fail() {
    throw new IllegalStateException("on purpose");
  }
}
