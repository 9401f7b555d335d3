package com.smallbiz.application.usecase;

import static com.smallbiz.application.testkit.Shop.anyVersionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.application.port.in.ChangeOrderCommand;
import com.smallbiz.application.port.in.OrderCommand;
import com.smallbiz.application.testkit.OrderFixtures;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.domain.order.InvalidTransition;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDraft;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.OrderNotDeletable;
import com.smallbiz.domain.order.OrderNotEditable;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.validation.InvalidInput;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OrderChangesTest {

  private final Shop shop = new Shop();
  private final Order order = shop.order();
  private final OrderId id = order.id();
  private final OrderId nobody = new OrderId(new UUID(0, 0));

  @Test
  void aNewOrderIsStored() {
    assertThat(shop.order(id)).isEqualTo(order);
    assertThat(order.version()).isEqualTo(1);
    assertThat(order.createdAt()).isEqualTo(shop.clock.instant());
    assertThat(order.details().total().minorUnits()).isEqualTo(2500);
  }

  @Test
  void anOrderThatIsWrongIsNotStored() {
    var nameless = OrderFixtures.aDraft().withCustomerName(null);

    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> shop.creation.create(nameless));
    assertThat(shop.orders.page(everything()).orders()).containsExactly(order);
  }

  @Test
  void ordersAreReadAsTheyAreStored() {
    var reading = new OrderReading(shop.orders, shop.database);

    assertThat(reading.find(id)).contains(order);
    assertThat(reading.find(nobody)).isEmpty();
    assertThat(reading.list(everything()).orders()).containsExactly(order);
  }

  @Test
  void anEditStartsFromWhatTheOrderIs() {
    shop.clock.advance(Duration.ofMinutes(1));

    Order changed = change(draft -> draft.withNote("for " + draft.customerName())).orElseThrow();

    assertThat(changed.details().note()).isEqualTo("for Ada Lovelace");
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.updatedAt()).isEqualTo(shop.clock.instant());
    assertThat(shop.order(id)).isEqualTo(changed);
  }

  @Test
  void anEditThatChangesNothingKeepsTheVersion() {
    shop.clock.advance(Duration.ofMinutes(1));

    assertThat(change(draft -> draft.withCustomerName(" Ada Lovelace "))).contains(order);
    assertThat(shop.order(id)).isEqualTo(order);
  }

  @Test
  void anEditThatIsWrongChangesNothing() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> change(draft -> draft.withCustomerName("").withTotalCents(1L)))
        .satisfies(invalid -> assertThat(invalid.violations()).hasSize(2));
    assertThat(shop.order(id)).isEqualTo(order);
  }

  @Test
  void anOrderThatIsNoDraftTakesANewNoteOnly() {
    shop.changes.submit(anyVersionOf(id));

    assertThat(change(draft -> draft.withNote(null)).orElseThrow().details().note()).isNull();
    assertThatExceptionOfType(OrderNotEditable.class)
        .isThrownBy(() -> change(draft -> draft.withCustomerName("Grace")));
  }

  @Test
  void anOrderGoesThroughItsLife() {
    assertThat(shop.changes.submit(anyVersionOf(id)).orElseThrow().status())
        .isEqualTo(OrderStatus.SUBMITTED);
    assertThat(shop.changes.fulfill(anyVersionOf(id)).orElseThrow().status())
        .isEqualTo(OrderStatus.FULFILLED);
    assertThatExceptionOfType(InvalidTransition.class)
        .isThrownBy(() -> shop.changes.cancel(anyVersionOf(id)));
    assertThat(shop.order(id).version()).isEqualTo(3);
  }

  @Test
  void anActionThatHoldsAlreadyChangesNothing() {
    Order cancelled = shop.changes.cancel(anyVersionOf(id)).orElseThrow();
    shop.clock.advance(Duration.ofMinutes(1));

    assertThat(shop.changes.cancel(anyVersionOf(id))).contains(cancelled);
  }

  @Test
  void aDraftOrACancelledOrderCanBeDeleted() {
    Order other = shop.order();
    shop.changes.cancel(anyVersionOf(other.id()));

    assertThat(shop.changes.delete(anyVersionOf(id))).isTrue();
    assertThat(shop.changes.delete(anyVersionOf(other.id()))).isTrue();
    assertThat(shop.changes.delete(anyVersionOf(id))).isFalse();
    assertThat(shop.orders.find(id)).isEmpty();
  }

  @Test
  void aSubmittedOrderStays() {
    shop.changes.submit(anyVersionOf(id));

    assertThatExceptionOfType(OrderNotDeletable.class)
        .isThrownBy(() -> shop.changes.delete(anyVersionOf(id)));
    assertThat(shop.orders.find(id)).isPresent();
  }

  @Test
  void whatIsNotThereCannotBeChanged() {
    var command = anyVersionOf(nobody);

    assertThat(
            shop.changes.change(
                new ChangeOrderCommand(nobody, ExpectedVersion.ANY, draft -> draft)))
        .isEmpty();
    assertThat(shop.changes.submit(command)).isEmpty();
    assertThat(shop.changes.fulfill(command)).isEmpty();
    assertThat(shop.changes.cancel(command)).isEmpty();
    assertThat(shop.changes.delete(command)).isFalse();
  }

  @Test
  void anOrderThatSomebodyElseChangedIsLeftAlone() {
    change(draft -> draft.withNote("first"));
    var seen = ExpectedVersion.oneOf(Set.of(1L));
    var command = new OrderCommand(id, seen);

    assertThatStale(() -> shop.changes.submit(command));
    assertThatStale(() -> shop.changes.fulfill(command));
    assertThatStale(() -> shop.changes.cancel(command));
    assertThatStale(() -> shop.changes.delete(command));
    assertThatStale(() -> shop.changes.change(new ChangeOrderCommand(id, seen, draft -> draft)));
    assertThat(shop.order(id).version()).isEqualTo(2);
  }

  @Test
  void anyOfTheExpectedVersionsWillDo() {
    var command = new OrderCommand(id, ExpectedVersion.oneOf(Set.of(7L, 1L)));

    assertThat(shop.changes.submit(command)).isPresent();
  }

  private static void assertThatStale(Runnable action) {
    assertThatExceptionOfType(StaleOrder.class)
        .isThrownBy(action::run)
        .satisfies(stale -> assertThat(stale.version()).isEqualTo(2));
  }

  private Optional<Order> change(UnaryOperator<OrderDraft> edit) {
    return shop.changes.change(new ChangeOrderCommand(id, ExpectedVersion.ANY, edit));
  }

  private static OrderQuery everything() {
    return new OrderQuery(OrderFilter.NONE, OrderQuery.Direction.OLDEST_FIRST, 10, null);
  }
}
