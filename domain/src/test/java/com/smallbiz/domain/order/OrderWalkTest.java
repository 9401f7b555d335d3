package com.smallbiz.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every order, however it is led through its life. */
class OrderWalkTest {

  private static final Instant START = Instant.parse("2026-11-22T14:00:00Z");

  /** One step of a walk; what the order refuses leaves it as it is. */
  private record Step(String name, UnaryOperator<Walker> move) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** An order on its way, the revision that is being sent, and those that were taken. */
  private record Walker(Order order, long sent, Set<Long> taken, Instant now) {

    Walker tick() {
      return new Walker(order, sent, taken, now.plusSeconds(1));
    }

    Walker with(Order changed) {
      return new Walker(changed, sent, taken, now);
    }

    Walker send() {
      Order begun = order.beginSync(now);
      return new Walker(begun, begun.revision(), taken, now);
    }

    Walker arrive() {
      if (sent == 0) {
        return this;
      }
      var all = new HashSet<>(taken);
      all.add(sent);
      return new Walker(order.synced(sent, "ext", now), sent, Set.copyOf(all), now);
    }

    Walker fail() {
      return sent == 0 ? this : with(order.syncFailed(sent, "too slow", now));
    }
  }

  @Property
  void anOrderIsNeverSaidToBeSyncedWithAContentThatWasNotTaken(@ForAll("walks") List<Step> walk) {
    Walker walker = start();
    for (Step step : walk) {
      Walker next = step.move().apply(walker.tick());
      assertStepIsSound(walker.order(), next.order(), next.now());
      if (next.order().isSynced()) {
        assertThat(next.taken()).contains(next.order().revision());
      }
      walker = next;
    }
  }

  private static void assertStepIsSound(Order before, Order after, Instant now) {
    boolean changed =
        !after.details().equals(before.details()) || after.status() != before.status();

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.version()).isEqualTo(before.version());
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(after.revision()).isEqualTo(before.revision() + (changed ? 1 : 0));
    assertThat(after.updatedAt()).isEqualTo(after.equals(before) ? before.updatedAt() : now);
    if (changed) {
      assertThat(after.synchronization().status()).isEqualTo(SyncStatus.PENDING);
    }
    if (before.synchronization().externalId() != null) {
      assertThat(after.synchronization().externalId()).isEqualTo("ext");
    }
    if (after.status() != before.status()) {
      assertThat(before.status().canBecome(after.status())).isTrue();
    }
    if (!before.status().isEditable()) {
      assertThat(after.details().withNote(null)).isEqualTo(before.details().withNote(null));
    }
    if (!after.synchronization().equals(before.synchronization())) {
      assertThat(after).isNotEqualTo(before);
    }
    assertThat(Objects.isNull(after.synchronization().lastError()))
        .isEqualTo(after.synchronization().status() != SyncStatus.FAILED);
  }

  @Provide
  Arbitrary<List<Step>> walks() {
    return Arbitraries.of(
            new Step("submit", it -> attempt(it, order -> order.submit(it.now()))),
            new Step("fulfill", it -> attempt(it, order -> order.fulfill(it.now()))),
            new Step("cancel", it -> attempt(it, order -> order.cancel(it.now()))),
            new Step("edit", it -> attempt(it, order -> edit(order, it.now(), "Grace"))),
            new Step("edit back", it -> attempt(it, order -> edit(order, it.now(), "Ada"))),
            new Step("note", it -> attempt(it, order -> note(order, it.now(), "here"))),
            new Step("no note", it -> attempt(it, order -> note(order, it.now(), null))),
            new Step("send", Walker::send),
            new Step("taken", Walker::arrive),
            new Step("not taken", Walker::fail))
        .list()
        .ofMaxSize(30);
  }

  private static Walker start() {
    var details = OrderDetails.of(Drafts.DRAFT);
    return new Walker(Order.place(new OrderId(new UUID(0, 1)), details, START), 0, Set.of(), START);
  }

  private static Walker attempt(Walker walker, UnaryOperator<Order> action) {
    try {
      return walker.with(action.apply(walker.order()));
    } catch (OrderRefused refusal) {
      return walker;
    }
  }

  private static Order edit(Order order, Instant now, String name) {
    return order.change(OrderDetails.of(order.details().toDraft().withCustomerName(name)), now);
  }

  private static Order note(Order order, Instant now, String note) {
    return order.change(order.details().withNote(note), now);
  }
}
