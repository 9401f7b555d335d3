package com.smallbiz.application.testkit;

import static com.smallbiz.application.order.OrderQuery.Direction.NEWEST_FIRST;
import static com.smallbiz.application.order.OrderQuery.Direction.OLDEST_FIRST;
import static com.smallbiz.application.testkit.OrderFixtures.CREATED;
import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.domain.money.CurrencyCode;
import com.smallbiz.domain.money.Money;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDetails;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import com.smallbiz.domain.order.Synchronization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link OrdersContract} that is about pages and filters. */
abstract class OrderPagesContract {

  private static final Comparator<Order> BY_CREATION_AND_ID =
      Comparator.comparing(Order::createdAt).thenComparing(order -> order.id().toString());

  private static final String REASON = "refused";

  /** No orders at all when a test begins. */
  protected abstract Orders orders();

  @ParameterizedTest
  @EnumSource
  void thereIsOneEmptyPageWhereThereAreNoOrders(Direction direction) {
    OrderPage page = orders().page(new OrderQuery(OrderFilter.NONE, direction, 10, null));

    assertThat(page).isEqualTo(new OrderPage(List.of(), null));
  }

  @Test
  void aPageHoldsWholeOrders() {
    Order order = anOrder();
    Order withoutItems = withCustomer(order(2, CREATED.plusSeconds(1)), "Grace");
    orders().add(order);
    orders().add(withoutItems);

    assertThat(walk(OrderFilter.NONE, OLDEST_FIRST, 10)).containsExactly(order, withoutItems);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 100})
  void pagesShowEveryOrderOnceBySequence(int limit) {
    List<Order> expected = addOrdersOfEqualTimes();

    assertThat(walk(OrderFilter.NONE, OLDEST_FIRST, limit)).containsExactlyElementsOf(expected);
    assertThat(walk(OrderFilter.NONE, NEWEST_FIRST, limit))
        .containsExactlyElementsOf(reversed(expected));
  }

  @Test
  void theLastPageKnowsThatItIsTheLast() {
    addOrdersOfEqualTimes();

    OrderPage first = page(OrderFilter.NONE, OLDEST_FIRST, 4, null);
    OrderPage exact = page(OrderFilter.NONE, OLDEST_FIRST, 2, first.next());

    assertThat(first.next()).isEqualTo(OrderPosition.of(first.orders().get(3)));
    assertThat(exact.orders()).hasSize(2);
    assertThat(exact.next()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void ordersThatComeAndGoMeanwhileNeitherShiftNorRepeatTheOthers(Direction direction) {
    List<Order> lasting = IntStream.range(10, 30).mapToObj(it -> order(it, CREATED)).toList();
    List<Order> leaving = IntStream.range(30, 50).mapToObj(it -> order(it, CREATED)).toList();
    lasting.forEach(orders()::add);
    leaving.forEach(orders()::add);
    var toLeave = new ArrayList<>(leaving);
    var toCome = new ArrayList<Order>();
    IntStream.range(0, 10).forEach(it -> toCome.add(order(it, CREATED)));
    IntStream.range(50, 60).forEach(it -> toCome.add(order(it, CREATED)));

    List<Order> seen =
        walk(
            OrderFilter.NONE,
            direction,
            3,
            page -> {
              if (!toLeave.isEmpty()) {
                orders().remove(toLeave.remove(toLeave.size() / 2));
                orders().add(toCome.remove(toCome.size() / 2));
              }
            });

    assertThat(seen).doesNotHaveDuplicates().containsAll(lasting);
    assertThat(seen)
        .isSortedAccordingTo(
            direction == OLDEST_FIRST ? BY_CREATION_AND_ID : BY_CREATION_AND_ID.reversed());
  }

  @Test
  void aPositionHoldsAlsoWhenItsOrderIsGone() {
    List<Order> all = addOrdersOfEqualTimes();
    OrderPage first = page(OrderFilter.NONE, OLDEST_FIRST, 3, null);
    orders().remove(all.get(2));

    OrderPage second = page(OrderFilter.NONE, OLDEST_FIRST, 3, first.next());

    assertThat(second.orders()).containsExactlyElementsOf(all.subList(3, 6));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T14:00:00.000001Z, 2026-11-22T14:00:00.000003Z, 1;2",
    "2026-11-22T14:00:00.000001001Z, 2026-11-22T14:00:00.000003Z, 2",
    "2026-11-22T14:00:00.000001Z, 2026-11-22T14:00:00.000002001Z, 1;2",
    "2026-11-22T14:00:00.000001999Z, 2026-11-22T14:00:00.000002999Z, 2",
    "2026-11-22T14:00:00.000002Z, 2026-11-22T14:00:00.000002Z, ''",
    "-999999999-01-01T00:00:00Z, 2026-11-22T14:00:00.000002Z, 0;1",
    "2026-11-22T14:00:00.000002Z, +999999999-12-31T23:59:59.999999999Z, 2;3"
  })
  void timesAreComparedExactly(Instant from, Instant to, String expected) {
    Instant start = Instant.parse("2026-11-22T14:00:00Z");
    IntStream.range(0, 4)
        .forEach(
            it -> orders().add(withCustomer(order(it, start.plusNanos(it * 1_000L)), "" + it)));

    List<Order> found = walk(new OrderFilter(null, null, null, from, to, null), OLDEST_FIRST, 2);

    assertThat(String.join(";", found.stream().map(it -> it.details().customerName()).toList()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "Ada Lovelace | ada",
        "Ada Lovelace | ADA L",
        "Émile Zola | émile",
        "émile Zola | É",
        "Straße 7 | STRAß",
        "ΟΔΥΣΣΕΥΣ | οδυσσευσ",
        "100% Wolle | 100%",
        "a_b | A_",
        "back\\slash | BACK\\",
        "🦊 Fox | 🦊 f"
      })
  void customersAreFoundByTheBeginningOfTheirNames(String name, String prefix) {
    Order order = withCustomer(anOrder(), name);
    orders().add(order);

    assertThat(walk(customer(prefix), OLDEST_FIRST, 5)).containsExactly(order);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lovelace", "Ada%", "Ad_", "%", "_", "\\", "Ada\\", "Ada Lovelacee", "\0"})
  void customersAreNotFoundByAnythingElse(String prefix) {
    orders().add(withCustomer(anOrder(), "Ada Lovelace"));

    assertThat(walk(customer(prefix), OLDEST_FIRST, 5)).isEmpty();
  }

  @Test
  void filtersFindWhatMeetsThemAll() {
    List<Order> all = addOrdersOfEveryKind();
    for (OrderFilter filter : filtersOfEveryKind()) {
      List<Order> expected = all.stream().filter(meets(filter)).toList();

      assertThat(walk(filter, OLDEST_FIRST, 7)).as("%s", filter).isEqualTo(expected);
      assertThat(walk(filter, NEWEST_FIRST, 50)).as("%s", filter).isEqualTo(reversed(expected));
    }
  }

  @Test
  void ordersAreFoundByTheVeryErrorOfTheirLastSync() {
    Order refused = withSyncStatus(order(1, CREATED), SyncStatus.FAILED);
    orders().add(refused);
    orders().add(withSyncStatus(order(2, CREATED), SyncStatus.SYNCED));

    assertThat(walk(syncError(REASON), NEWEST_FIRST, 5)).containsExactly(refused);
    assertThat(walk(syncError("Refused"), NEWEST_FIRST, 5)).isEmpty();
    assertThat(walk(syncError("refuse%"), NEWEST_FIRST, 5)).isEmpty();
  }

  /** An order in the given state of synchronization. */
  static Order withSyncStatus(Order order, SyncStatus status) {
    var known =
        switch (status) {
          case PENDING, SYNCING -> new Synchronization(status, null, null, null);
          case SYNCED -> new Synchronization(status, "ext-1", CREATED, null);
          case FAILED -> new Synchronization(status, null, null, REASON);
        };
    return with(order, order.status(), order.details(), known);
  }

  /** Six orders of two times, in sequence; the ids differ in their highest bit, too. */
  private List<Order> addOrdersOfEqualTimes() {
    long highestBit = Long.MIN_VALUE;
    var orders = new ArrayList<Order>();
    for (int micros = 0; micros < 2; micros++) {
      Instant created = CREATED.plusNanos(micros * 1_000L);
      orders.add(order(new UUID(micros, 1), created));
      orders.add(order(new UUID(highestBit | micros, 1), created));
      orders.add(order(new UUID(highestBit | micros, highestBit | 1), created));
    }
    reversed(orders).forEach(orders()::add);
    return orders;
  }

  private List<Order> addOrdersOfEveryKind() {
    var all = new ArrayList<Order>();
    for (OrderStatus status : OrderStatus.values()) {
      for (SyncStatus syncStatus : SyncStatus.values()) {
        for (String customer : List.of("Ada", "adam", "Grace")) {
          int index = all.size();
          Order order = withCustomer(order(index, CREATED.plusSeconds(index / 4)), customer);
          Order inStatus = with(order, status, order.details(), order.synchronization());
          all.add(withSyncStatus(inStatus, syncStatus));
        }
      }
    }
    all.forEach(orders()::add);
    return all;
  }

  private static List<OrderFilter> filtersOfEveryKind() {
    var filters = new ArrayList<OrderFilter>();
    for (int wanted = 0; wanted < 64; wanted++) {
      filters.add(
          new OrderFilter(
              (wanted & 1) == 0 ? null : OrderStatus.SUBMITTED,
              (wanted & 2) == 0 ? null : SyncStatus.FAILED,
              (wanted & 4) == 0 ? null : "AD",
              (wanted & 8) == 0 ? null : CREATED.plusSeconds(2),
              (wanted & 16) == 0 ? null : CREATED.plusSeconds(9),
              (wanted & 32) == 0 ? null : REASON));
    }
    return filters;
  }

  private static Predicate<Order> meets(OrderFilter filter) {
    return order ->
        (filter.status() == null || order.status() == filter.status())
            && (filter.syncStatus() == null
                || order.synchronization().status() == filter.syncStatus())
            && (filter.customer() == null || !order.details().customerName().equals("Grace"))
            && (filter.createdFrom() == null || !order.createdAt().isBefore(filter.createdFrom()))
            && (filter.createdTo() == null || order.createdAt().isBefore(filter.createdTo()))
            && (filter.syncError() == null
                || filter.syncError().equals(order.synchronization().lastError()));
  }

  private List<Order> walk(OrderFilter filter, Direction direction, int limit) {
    return walk(filter, direction, limit, page -> {});
  }

  private List<Order> walk(
      OrderFilter filter, Direction direction, int limit, Consumer<OrderPage> meanwhile) {
    var seen = new ArrayList<Order>();
    OrderPosition position = null;
    do {
      OrderPage page = page(filter, direction, limit, position);
      assertThat(page.orders()).hasSizeLessThanOrEqualTo(limit);
      seen.addAll(page.orders());
      position = page.next();
      meanwhile.accept(page);
    } while (position != null);
    return seen;
  }

  private OrderPage page(OrderFilter filter, Direction direction, int limit, OrderPosition after) {
    return orders().page(new OrderQuery(filter, direction, limit, after));
  }

  private static OrderFilter customer(String prefix) {
    return new OrderFilter(null, null, prefix, null, null, null);
  }

  private static OrderFilter syncError(String reason) {
    return new OrderFilter(null, null, null, null, null, reason);
  }

  private static Order order(int number, Instant created) {
    return order(new UUID(0x0190_0000_0000_7000L, number), created);
  }

  private static Order order(UUID id, Instant created) {
    var details = new OrderDetails("Ada", null, List.of(), new Money(1, CurrencyCode.USD), null);
    return Order.place(new OrderId(id), details, created);
  }

  private static Order withCustomer(Order order, String name) {
    OrderDetails details = order.details();
    var renamed =
        new OrderDetails(
            name, details.customerEmail(), details.lineItems(), details.total(), details.note());
    return with(order, order.status(), renamed, order.synchronization());
  }

  private static Order with(
      Order order, OrderStatus status, OrderDetails details, Synchronization synchronization) {
    return new Order(
        order.id(),
        order.version(),
        status,
        details,
        order.revision(),
        synchronization,
        order.createdAt(),
        order.updatedAt());
  }

  private static <T> List<T> reversed(List<T> list) {
    var reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }
}
