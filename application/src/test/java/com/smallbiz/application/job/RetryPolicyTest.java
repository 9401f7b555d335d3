package com.smallbiz.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

  private static final JobError ERROR = new JobError("external_unavailable", "It was too slow");

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
  void thePauseIsSidekiqs(int attempt, long shortest, long longest) {
    assertThat(pauseAfter(attempt, LOWEST)).isEqualTo(Duration.ofSeconds(shortest));
    assertThat(pauseAfter(attempt, HIGHEST)).isEqualTo(Duration.ofSeconds(longest));
  }

  @Property
  void everyPauseKeepsToTheFormula(
      @ForAll @IntRange(min = 1, max = 24) int attempt, @ForAll long seed) {
    long base = (long) Math.pow(attempt, 4) + 15;

    assertThat(pauseAfter(attempt, new Random(seed)))
        .isBetween(Duration.ofSeconds(base), Duration.ofSeconds(base + 10L * (attempt + 1)));
    assertThat(pauseAfter(attempt, new Random(seed)))
        .isEqualTo(pauseAfter(attempt, new Random(seed)));
  }

  @Test
  void allAttemptsTogetherTakeAboutThreeWeeks() {
    Duration sum =
        IntStream.rangeClosed(1, 24)
            .mapToObj(attempt -> pauseAfter(attempt, LOWEST))
            .reduce(Duration.ZERO, Duration::plus);

    assertThat(sum).isBetween(Duration.ofDays(20), Duration.ofDays(21));
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 26, Integer.MAX_VALUE})
  void theLastAttemptThatFailsIsTheEnd(int attempt) {
    assertThat(RetryPolicy.DEFAULT.outcomeOf(attempt, ERROR, LOWEST))
        .isEqualTo(new JobOutcome.Died(ERROR));
  }

  @Test
  void aPolicyOfOneAttemptNeverRetries() {
    var once = new RetryPolicy(1, (attempt, random) -> Duration.ZERO);

    assertThat(once.outcomeOf(1, ERROR, LOWEST)).isEqualTo(new JobOutcome.Died(ERROR));
  }

  private static Duration pauseAfter(int attempt, RandomGenerator random) {
    var retry = (JobOutcome.Retry) RetryPolicy.DEFAULT.outcomeOf(attempt, ERROR, random);
    assertThat(retry.error()).isEqualTo(ERROR);
    return retry.delay();
  }
}
