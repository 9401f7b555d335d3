package com.smallbiz.application.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

  private static final double WITHIN_A_BUCKET = Math.sqrt(2);

  @Test
  void whatNeverRanTookNoTime() {
    assertThat(Histogram.EMPTY.quantile(0.95)).isZero();
    assertThat(Histogram.EMPTY.total()).isZero();
  }

  @Test
  void bucketsReachFromAMillisecondToMoreThanAnHour() {
    assertThat(Histogram.bucket(Duration.ZERO)).isZero();
    assertThat(Histogram.bucket(Duration.ofMillis(1))).isZero();
    assertThat(Histogram.bucket(Duration.ofMillis(1).plusNanos(1))).isEqualTo(1);
    assertThat(Histogram.bucket(Duration.ofHours(1))).isLessThan(Histogram.BUCKETS - 1);
    assertThat(Histogram.bucket(Duration.ofDays(400))).isEqualTo(Histogram.BUCKETS - 1);
  }

  @Test
  void everyBucketHoldsWhatItsLimitSays() {
    for (int bucket = 0; bucket < Histogram.BUCKETS - 1; bucket++) {
      assertThat(Histogram.bucket(Histogram.limit(bucket).minusNanos(1))).isEqualTo(bucket);
      assertThat(Histogram.bucket(Histogram.limit(bucket).plusNanos(1))).isEqualTo(bucket + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.95, 0.99, 1})
  void quantilesAreRightToABucket(double share) {
    var random = new Random(7);
    var runs = new ArrayList<Duration>();
    for (int run = 0; run < 5_000; run++) {
      runs.add(Duration.ofNanos((long) (1_500_000 * Math.exp(4 * random.nextDouble()))));
    }
    runs.sort(null);
    double exact = runs.get((int) Math.ceil(share * runs.size()) - 1).toNanos();

    assertThat(of(runs).quantile(share).toNanos())
        .isBetween((long) (exact / WITHIN_A_BUCKET), (long) (exact * WITHIN_A_BUCKET));
  }

  @Test
  void twoAreAddedUp() {
    Histogram both = of(List.of(Duration.ofMillis(3))).plus(of(List.of(Duration.ofMillis(3))));

    assertThat(both.total()).isEqualTo(2);
    assertThat(both.counts().get(Histogram.bucket(Duration.ofMillis(3)))).isEqualTo(2);
  }

  @Test
  void anotherNumberOfBucketsIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Histogram(List.of(1L)));
  }

  private static Histogram of(List<Duration> runs) {
    var counts = new ArrayList<>(Histogram.EMPTY.counts());
    for (Duration run : runs) {
      int bucket = Histogram.bucket(run);
      counts.set(bucket, counts.get(bucket) + 1);
    }
    return new Histogram(counts);
  }
}
