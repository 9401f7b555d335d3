package com.smallbiz.adapters.sync;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.OrderSyncFailed.NotAttempted;
import com.smallbiz.application.port.out.OrderSyncFailed.Unavailable;
import com.smallbiz.application.port.out.OrderSyncer;
import com.smallbiz.domain.order.Order;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/**
 * Spares the external order system, and us, when one of the two is in trouble.
 *
 * <p>From outside in: bulkhead, circuit breaker, retry, and the call with its time limit. The two
 * that may refuse stand outside, so that a refusal always means that nothing was sent, and rightly
 * costs the job no attempt; were they inside the retry, a second try could be refused after a first
 * one that was made. It also has the breaker count only what the retry could not mend.
 */
final class ResilientOrderSyncer implements OrderSyncer {

  /** A place in the bulkhead comes free as soon as any call ends. */
  static final Duration WHEN_FULL = Duration.ofSeconds(1);

  private final OrderSyncer external;
  private final Bulkhead bulkhead;
  private final CircuitBreaker circuitBreaker;
  private final Retry retry;

  ResilientOrderSyncer(
      OrderSyncer external, Bulkhead bulkhead, CircuitBreaker circuitBreaker, Retry retry) {
    this.external = external;
    this.bulkhead = bulkhead;
    this.circuitBreaker = circuitBreaker;
    this.retry = retry;
  }

  /** The breaker is for outages: a refusal of one order is a sign of health, an interrupt none. */
  static void countOutages(CircuitBreakerConfig.Builder config) {
    config.recordExceptions(Unavailable.class).ignoreExceptions(InterruptedException.class);
  }

  static void retryBlips(RetryConfig.Builder<?> config) {
    config.retryOnException(ResilientOrderSyncer::isBlip);
  }

  /**
   * Whether a second try right away may mend it. Not if the external system asks to be left alone
   * for a while, and not if it took all the time there was: both are for the job to try again.
   */
  private static boolean isBlip(Throwable failure) {
    return failure instanceof Unavailable unavailable
        && unavailable.retryAfter() == null
        && !(unavailable.getCause() instanceof TimeoutException);
  }

  @Override
  public String push(Order order, Origin origin) throws InterruptedException {
    Callable<String> push = () -> external.push(order, origin);
    push = Retry.decorateCallable(retry, push);
    push = CircuitBreaker.decorateCallable(circuitBreaker, push);
    push = Bulkhead.decorateCallable(bulkhead, push);
    try {
      return push.call();
    } catch (BulkheadFullException full) {
      throw new NotAttempted(
          "Too many orders are on their way to the external order system", WHEN_FULL, full);
    } catch (CallNotPermittedException open) {
      throw new NotAttempted(
          "The external order system is left alone for a while, because too many calls failed",
          whenOpen(),
          open);
    } catch (RuntimeException failure) {
      // Where Resilience4j waits, it turns an interrupt back into the thread's flag.
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted between two tries");
      }
      throw failure;
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception impossible) {
      throw new IllegalStateException("a push fails in no other way", impossible);
    }
  }

  private Duration whenOpen() {
    var waits = circuitBreaker.getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState();
    return Duration.ofMillis(waits.apply(1));
  }
}
