package com.smallbiz.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  /** Always the smallest number that was asked for. */
  private static final RandomGenerator LOWEST = () -> 0;

  /** Always the greatest. */
  private static final RandomGenerator HIGHEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new AssertionError("only bounded numbers are asked for");
        }

        @Override
        public int nextInt(int bound) {
          return bound - 1;
        }
      };

  @ParameterizedTest
  @CsvSource({"1, 16, 36", "2, 31, 61", "3, 96, 136", "10, 10015, 10125", "24, 331791, 332041"})
  void sidekiqsPauseIsSidekiqs(int attempt, long shortest, long longest) {
    assertThat(Backoff.sidekiq().after(attempt, LOWEST)).isEqualTo(Duration.ofSeconds(shortest));
    assertThat(Backoff.sidekiq().after(attempt, HIGHEST)).isEqualTo(Duration.ofSeconds(longest));
  }

  @Property
  void everyPauseOfSidekiqKeepsToTheFormula(
      @ForAll @IntRange(min = 1, max = 24) int attempt, @ForAll long seed) {
    long base = (long) Math.pow(attempt, 4) + 15;
    Duration pause = Backoff.sidekiq().after(attempt, new Random(seed));

    assertThat(pause)
        .isBetween(Duration.ofSeconds(base), Duration.ofSeconds(base + 10L * (attempt + 1)));
    assertThat(Backoff.sidekiq().after(attempt, new Random(seed))).isEqualTo(pause);
  }

  @Test
  void allAttemptsTogetherTakeAboutThreeWeeks() {
    Duration sum =
        IntStream.rangeClosed(1, 24)
            .mapToObj(attempt -> RetryPolicy.DEFAULT.backoff().after(attempt, LOWEST))
            .reduce(Duration.ZERO, Duration::plus);

    assertThat(sum).isBetween(Duration.ofDays(20), Duration.ofDays(21));
  }

  @ParameterizedTest
  @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "7, PT5M", "31, PT5M", "2147483647, PT5M"})
  void anExponentialPauseDoublesUpToTheLongest(int attempt, Duration pause) {
    var backoff = Backoff.exponential(Duration.ofSeconds(5), Duration.ofMinutes(5));

    assertThat(backoff.after(attempt, HIGHEST)).isEqualTo(pause);
  }

  @Property
  void aFixedPauseIsAlwaysTheSame(@ForAll @IntRange(min = 1) int attempt) {
    var pause = Duration.ofSeconds(7);

    assertThat(Backoff.fixed(pause).after(attempt, HIGHEST)).isEqualTo(pause);
  }

  @Property
  void jitterLengthensAPauseByNoMoreThanItsShare(
      @ForAll @IntRange(min = 1, max = 100) int attempt,
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll long seed) {
    long millis = Backoff.polynomial().after(attempt, LOWEST).toMillis();

    Duration pause = Backoff.polynomial().withJitter(share).after(attempt, new Random(seed));

    assertThat(pause.toMillis()).isBetween(millis, millis + (long) (millis * share));
  }
}
