package com.smallbiz.adapters.sync;

import static com.smallbiz.application.testkit.OrderFixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.smallbiz.application.port.out.OrderSyncFailed.NotAttempted;
import com.smallbiz.application.port.out.OrderSyncFailed.Rejected;
import com.smallbiz.application.port.out.OrderSyncFailed.Unavailable;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.application.testkit.InMemoryOrderSyncer;
import com.smallbiz.application.testkit.SettableClock;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract over HTTP, and what the three guards add to it. */
@Timeout(30)
class ResilientOrderSyncerTest extends WireMockOrderSyncerContract {

  private static final int TRIES = 3;
  private static final int WINDOW = 4;
  private static final Duration OPEN = Duration.ofSeconds(10);
  private final Unavailable blip = new Unavailable("It is away", null, null);

  private final SettableClock clock = new SettableClock();
  private final InMemoryOrderSyncer external = new InMemoryOrderSyncer();
  private final CircuitBreaker circuitBreaker = circuitBreaker();
  private final OrderSyncer syncer = guarding(external, Duration.ofMillis(1));
  private final OrderSyncer overHttp = guarding(over(url(), PATIENCE), Duration.ofMillis(1));

  @Override
  protected OrderSyncer syncer() {
    return overHttp;
  }

  @Test
  void aBlipIsMendedByAnotherTry() throws Exception {
    external.failNext(TRIES - 1, blip);
    var order = anOrder();

    assertThat(syncer.push(order, ORIGIN)).isEqualTo(InMemoryOrderSyncer.externalId(order.id()));
    assertThat(external.pushes()).hasSize(TRIES);
  }

  @Test
  void whatIsNoBlipIsLeftToTheJob() {
    external.failNext(TRIES, blip);

    assertThat(failure()).isSameAs(blip);
    assertThat(external.pushes()).hasSize(TRIES);
  }

  @Test
  void aCallThatTookAllTheTimeThereWasIsNotRepeatedAtOnce() {
    external.failNext(1, new Unavailable("It is slow", null, new TimeoutException()));

    assertThat(failure()).isInstanceOf(Unavailable.class);
    assertThat(external.pushes()).hasSize(1);
  }

  @Test
  void afterTooManyFailuresTheSystemIsLeftAlone() {
    failUntilOpen();
    int sent = external.pushes().size();

    assertThat(failure())
        .isInstanceOfSatisfying(
            NotAttempted.class, refusal -> assertThat(refusal.retryAfter()).isEqualTo(OPEN))
        .hasMessage(
            "The external order system is left alone for a while, because too many calls failed");
    assertThat(external.pushes()).hasSize(sent);
  }

  @Test
  void whenTheTimeIsOverASuccessClosesTheBreaker() throws Exception {
    failUntilOpen();
    clock.advance(OPEN.plusMillis(1));

    syncer.push(anOrder(), ORIGIN);

    assertThat(circuitBreaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void whenTheTimeIsOverAFailureOpensTheBreakerAgain() {
    failUntilOpen();
    clock.advance(OPEN.plusMillis(1));
    external.failNext(TRIES, blip);

    assertThat(failure()).isSameAs(blip);
    assertThat(failure()).isInstanceOf(NotAttempted.class);
  }

  @Test
  void refusalsOfOrdersDoNotOpenTheBreaker() {
    external.failNext(WINDOW, new Rejected("It says no"));

    for (int i = 0; i < WINDOW; i++) {
      assertThat(failure()).isInstanceOf(Rejected.class);
    }

    assertThat(circuitBreaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    assertThat(circuitBreaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(WINDOW);
  }

  @Test
  void anInterruptTellsTheBreakerNothing() {
    OrderSyncer interrupted =
        guarding(
            (order, origin) -> {
              throw new InterruptedException();
            },
            Duration.ofMillis(1));

    assertThatThrownBy(() -> interrupted.push(anOrder(), ORIGIN))
        .isInstanceOf(InterruptedException.class);

    assertThat(circuitBreaker.getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  @Test
  void anInterruptEndsTheWaitForAnotherTry() throws Exception {
    var tried = new CountDownLatch(1);
    OrderSyncer patient =
        guarding(
            (order, origin) -> {
              tried.countDown();
              throw blip;
            },
            Duration.ofMinutes(1));
    var failure = new FutureTask<>(() -> catchThrowable(() -> patient.push(anOrder(), ORIGIN)));
    var worker = new Thread(failure);
    worker.start();
    tried.await();

    worker.interrupt();

    assertThat(failure.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void moreOrdersThanThereIsRoomForAreNotSent() throws Exception {
    var inside = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    OrderSyncer slow =
        guarding(
            (order, origin) -> {
              inside.countDown();
              leave.await();
              return "EXT-1";
            },
            Duration.ofMillis(1));
    var first = new FutureTask<>(() -> slow.push(anOrder(), ORIGIN));
    new Thread(first).start();
    inside.await();

    assertThatThrownBy(() -> slow.push(anOrder(), ORIGIN))
        .isInstanceOfSatisfying(
            NotAttempted.class,
            refusal -> assertThat(refusal.retryAfter()).isEqualTo(ResilientOrderSyncer.WHEN_FULL))
        .hasMessage("Too many orders are on their way to the external order system");

    leave.countDown();
    assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo("EXT-1");
    assertThat(slow.push(anOrder(), ORIGIN)).isEqualTo("EXT-1");
  }

  private void failUntilOpen() {
    external.failNext(WINDOW * TRIES, blip);
    for (int i = 0; i < WINDOW; i++) {
      assertThat(failure()).isSameAs(blip);
    }
  }

  private Throwable failure() {
    return catchThrowable(() -> syncer.push(anOrder(), ORIGIN));
  }

  /** One place, {@value #TRIES} tries, and a breaker that opens after {@value #WINDOW} failures. */
  private OrderSyncer guarding(OrderSyncer guarded, Duration wait) {
    var oneAtATime = BulkheadConfig.custom().maxConcurrentCalls(1).maxWaitDuration(Duration.ZERO);
    var quickTries = RetryConfig.custom().maxAttempts(TRIES).waitDuration(wait);
    ResilientOrderSyncer.retryBlips(quickTries);
    return new ResilientOrderSyncer(
        guarded,
        Bulkhead.of("test", oneAtATime.build()),
        circuitBreaker,
        Retry.of("test", quickTries.build()));
  }

  private CircuitBreaker circuitBreaker() {
    var config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(WINDOW)
            .minimumNumberOfCalls(WINDOW)
            .permittedNumberOfCallsInHalfOpenState(1)
            .waitDurationInOpenState(OPEN)
            .clock(clock);
    ResilientOrderSyncer.countOutages(config);
    return CircuitBreaker.of("test", config.build());
  }
}
