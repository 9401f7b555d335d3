package com.smallbiz.application.testkit;

import static com.smallbiz.application.testkit.OrderFixtures.CREATED;
import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.domain.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link OrderSyncer} does, whatever the external system does. */
public abstract class OrderSyncerContract {

  public static final Origin ORIGIN =
      new Origin("request-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  /** What the external system answers to every order from now on. */
  public enum ExternalSystem {
    TAKES_ORDERS,
    HAS_THEM_ALREADY,
    REFUSES_THEM,
    IS_AWAY,
    TALKS_NONSENSE,
    ASKS_FOR_AN_HOUR
  }

  /**
   * One order that arrived over there.
   *
   * @param name what the external system tells one content from another by
   */
  public record Arrival(String name, String content) {}

  private static final Instant LATER = CREATED.plusSeconds(60);

  protected abstract OrderSyncer syncer();

  protected abstract void externalSystem(ExternalSystem behaviour);

  /** Everything that arrived, taken or not, in sequence. */
  protected abstract List<Arrival> arrivals();

  /** The id that the external system gives to this order. */
  protected abstract String externalId(Order order);

  @Test
  void anOrderThatIsTakenHasANameOverThere() throws Exception {
    externalSystem(ExternalSystem.TAKES_ORDERS);
    Order order = anOrder();

    assertThat(syncer().push(order, ORIGIN)).isEqualTo(externalId(order));
  }

  @Test
  void anOrderThatIsThereAlreadyCountsAsTaken() throws Exception {
    externalSystem(ExternalSystem.HAS_THEM_ALREADY);
    Order order = anOrder();

    assertThat(syncer().push(order, ORIGIN)).isEqualTo(externalId(order));
  }

  @Test
  void anOrderThatIsRefusedIsSentOnce() {
    externalSystem(ExternalSystem.REFUSES_THEM);

    assertThatThrownBy(() -> syncer().push(anOrder(), ORIGIN))
        .isInstanceOf(OrderSyncFailed.Rejected.class);
    assertThat(arrivals()).hasSize(1);
  }

  @Test
  void aSystemThatIsAwayIsWorthAnotherTry() {
    externalSystem(ExternalSystem.IS_AWAY);

    assertThatThrownBy(() -> syncer().push(anOrder(), ORIGIN))
        .isInstanceOf(OrderSyncFailed.Unavailable.class);
  }

  @Test
  void nonsenseIsWorthAnotherTry() {
    externalSystem(ExternalSystem.TALKS_NONSENSE);

    assertThatThrownBy(() -> syncer().push(anOrder(), ORIGIN))
        .isInstanceOf(OrderSyncFailed.Unavailable.class);
  }

  @Test
  void aSystemThatAsksToBeLeftAloneIsNotAskedAgainAtOnce() {
    externalSystem(ExternalSystem.ASKS_FOR_AN_HOUR);

    var failure =
        catchThrowableOfType(
            OrderSyncFailed.Unavailable.class, () -> syncer().push(anOrder(), ORIGIN));

    assertThat(failure.retryAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(arrivals()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TAKES_ORDERS", "HAS_THEM_ALREADY"},
      mode = EnumSource.Mode.EXCLUDE)
  void aFailureIsToldInWords(ExternalSystem behaviour) {
    externalSystem(behaviour);

    var failure =
        catchThrowableOfType(OrderSyncFailed.class, () -> syncer().push(anOrder(), ORIGIN));

    assertThat(failure.reason())
        .isNotBlank()
        .hasSizeLessThanOrEqualTo(OrderSyncFailed.MAX_REASON)
        .doesNotContain("Exception", "java.", "://", "null");
  }

  @Test
  void theSameContentAlwaysArrivesAsTheSame() throws Exception {
    Order order = anOrder();
    externalSystem(ExternalSystem.IS_AWAY);
    assertThatThrownBy(() -> syncer().push(order, ORIGIN)).isInstanceOf(OrderSyncFailed.class);

    // What happens to the sync itself, and to the stored row, is none of the content.
    Order syncing = order.beginSync(LATER);
    Order stored =
        new Order(
            syncing.id(),
            syncing.version() + 1,
            syncing.status(),
            syncing.details(),
            syncing.revision(),
            syncing.synchronization(),
            syncing.createdAt(),
            syncing.updatedAt());
    externalSystem(ExternalSystem.TAKES_ORDERS);
    syncer().push(stored, ORIGIN);
    syncer().push(stored.synced(stored.revision(), "EXT-1", LATER), ORIGIN);

    assertThat(arrivals()).hasSizeGreaterThanOrEqualTo(3).containsOnly(arrivals().get(0));
  }

  @Test
  void aChangedOrderArrivesAsAnother() throws Exception {
    externalSystem(ExternalSystem.TAKES_ORDERS);
    Order order = anOrder();

    syncer().push(order, ORIGIN);
    syncer().push(order.submit(LATER), ORIGIN);

    assertThat(arrivals()).extracting(Arrival::name).doesNotHaveDuplicates();
    assertThat(arrivals()).extracting(Arrival::content).doesNotHaveDuplicates();
  }

  @Test
  void anInterruptIsPassedOn() {
    externalSystem(ExternalSystem.TAKES_ORDERS);

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> syncer().push(anOrder(), ORIGIN))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
