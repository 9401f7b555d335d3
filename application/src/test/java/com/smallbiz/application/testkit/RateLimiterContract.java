package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link RateLimiter} keeps to. */
public abstract class RateLimiterContract {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final RateLimit THREE_A_MINUTE = new RateLimit("three", 3, Duration.ofMinutes(1));

  /** No other test has it, so that all of them can share one server. */
  private final String subject = "subject-" + UUID.randomUUID();

  protected abstract RateLimiter limiter();

  /** Returns when this time has passed for whoever counts, and as soon as it has. */
  protected abstract void pass(Duration time);

  @Test
  void aQuotaIsUsedUpAndThenRefused() {
    assertThat(take(THREE_A_MINUTE).remaining()).isEqualTo(2);
    assertThat(take(THREE_A_MINUTE).remaining()).isEqualTo(1);
    Allowance last = take(THREE_A_MINUTE);
    assertThat(last.admitted()).isTrue();
    assertThat(last.remaining()).isZero();

    Allowance refused = take(THREE_A_MINUTE);

    assertThat(refused.admitted()).isFalse();
    assertThat(refused.remaining()).isZero();
    assertThat(refused.untilReset())
        .isPositive()
        .isLessThanOrEqualTo(last.untilReset())
        .isLessThanOrEqualTo(THREE_A_MINUTE.window());
  }

  @Test
  void whoWaitsUntilTheResetIsAdmittedAndRefusalsDoNotPutItOff() {
    var one = new RateLimit("one", 1, SECOND);
    assertThat(take(one).admitted()).isTrue();
    pass(Duration.ofMillis(300));
    assertThat(take(one).admitted()).isFalse();
    pass(Duration.ofMillis(300));
    Allowance refused = take(one);
    assertThat(refused.admitted()).isFalse();
    assertThat(refused.untilReset()).isLessThanOrEqualTo(Duration.ofMillis(400));

    pass(refused.untilReset());

    assertThat(take(one).admitted()).isTrue();
  }

  @Test
  void aWindowBeginsWithTheFirstInIt() {
    var two = new RateLimit("two", 2, SECOND);
    pass(take(two).untilReset());
    pass(Duration.ofMillis(300));

    Allowance first = take(two);

    assertThat(first.remaining()).isEqualTo(1);
    assertThat(first.untilReset()).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void aLookTellsAndDoesNotCount() {
    assertThat(look(THREE_A_MINUTE)).isEqualTo(new Allowance(true, 3, THREE_A_MINUTE.window()));
    take(THREE_A_MINUTE);
    assertThat(look(THREE_A_MINUTE).remaining()).isEqualTo(2);
    assertThat(look(THREE_A_MINUTE).remaining()).isEqualTo(2);
    take(THREE_A_MINUTE);
    take(THREE_A_MINUTE);

    assertThat(look(THREE_A_MINUTE).admitted()).isFalse();
    assertThat(look(THREE_A_MINUTE).untilReset()).isPositive();
  }

  @Test
  void subjectsAndLimitsDoNotMeet() {
    var other = new RateLimit("other", 3, Duration.ofMinutes(1));
    take(THREE_A_MINUTE);

    assertThat(limiter().take(THREE_A_MINUTE, subject + "x").remaining()).isEqualTo(2);
    assertThat(take(other).remaining()).isEqualTo(2);
  }

  @Test
  void aLimitThatWasLoweredHoldsAtOnce() {
    take(THREE_A_MINUTE);
    take(THREE_A_MINUTE);

    Allowance refused = take(new RateLimit("three", 1, Duration.ofMinutes(1)));

    assertThat(refused.admitted()).isFalse();
    assertThat(refused.remaining()).isZero();
  }

  @Test
  void aWindowThatWasShortenedDoesNotOutlastItsLength() {
    take(THREE_A_MINUTE);

    assertThat(take(new RateLimit("three", 3, SECOND)).untilReset()).isLessThanOrEqualTo(SECOND);
  }

  @Test
  void ofManyAtOneTimeAsManyAreAdmittedAsTheQuotaSays() throws Exception {
    var hundred = new RateLimit("hundred", 100, Duration.ofMinutes(1));
    Callable<Integer> many =
        () -> {
          int admitted = 0;
          for (int i = 0; i < 50; i++) {
            admitted += take(hundred).admitted() ? 1 : 0;
          }
          return admitted;
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    int admitted = 0;
    for (Future<Integer> some : threads.invokeAll(Collections.nCopies(8, many))) {
      admitted += some.get();
    }
    threads.shutdown();

    assertThat(admitted).isEqualTo(100);
  }

  private Allowance take(RateLimit limit) {
    return limiter().take(limit, subject);
  }

  private Allowance look(RateLimit limit) {
    return limiter().look(limit, subject);
  }
}
