package com.smallbiz.application.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The pause after a failed attempt. */
@FunctionalInterface
public interface Backoff {

  /**
   * @param attempt the number of the attempt that failed, from 1
   */
  Duration after(int attempt, RandomGenerator random);

  /** Sidekiq's: n⁴ + 15 seconds, and up to 10·(n + 1) more. */
  static Backoff sidekiq() {
    return (attempt, random) ->
        polynomial().after(attempt, random).plusSeconds(random.nextInt(10 * (attempt + 1) + 1));
  }

  /** n⁴ + 15 seconds. */
  static Backoff polynomial() {
    return (attempt, random) ->
        Duration.ofSeconds((long) attempt * attempt * attempt * attempt + 15);
  }

  /** Twice as long each time, from the first pause to the longest. */
  static Backoff exponential(Duration first, Duration longest) {
    return (attempt, random) -> {
      // Beyond 2³⁰ times the first pause there is only the longest: the product must not overflow.
      long factor = 1L << Math.min(attempt - 1, 30);
      return first.compareTo(longest.dividedBy(factor)) > 0 ? longest : first.multipliedBy(factor);
    };
  }

  /** Always the same. */
  static Backoff fixed(Duration pause) {
    return (attempt, random) -> pause;
  }

  /**
   * Lengthens each pause at random, so that jobs which failed together do not come back together.
   *
   * @param share the most that is added, as a part of the pause: from 0 to 1
   */
  default Backoff withJitter(double share) {
    return (attempt, random) -> {
      Duration pause = after(attempt, random);
      return pause.plusMillis((long) (pause.toMillis() * share * random.nextDouble()));
    };
  }
}
