package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.adapters.web.console.MetricsLine.Bar;
import com.smallbiz.application.statistics.Histogram;
import com.smallbiz.application.statistics.RunSums;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsLineTest {

  @Test
  void noTwoBarsAreCalledTheSame() {
    List<Bar> bars = line(Collections.nCopies(Histogram.BUCKETS, 1L)).bars();

    assertThat(bars).hasSize(Histogram.BUCKETS);
    assertThat(bars).extracting(Bar::upTo).doesNotHaveDuplicates();
    assertThat(bars)
        .extracting(Bar::upTo)
        .startsWith("1 ms", "1.4 ms", "2 ms", "2.8 ms", "4 ms", "5.7 ms", "8 ms", "11 ms")
        .contains("1.0 s", "1 min 5 s")
        .endsWith("1 h 9 min", "∞");
  }

  @Test
  void barsReachFromTheFirstBucketInUseToTheLast() {
    var counts = new ArrayList<>(Collections.nCopies(Histogram.BUCKETS, 0L));
    counts.set(2, 7L);
    counts.set(4, 1L);

    assertThat(line(counts).bars())
        .containsExactly(new Bar("2 ms", 7), new Bar("2.8 ms", 0), new Bar("4 ms", 1));
    assertThat(line(counts).data()).isEqualTo("[[0, 1, 2], [7, 0, 1]]");
    assertThat(line(counts).labels()).isEqualTo("2 ms|2.8 ms|4 ms");
  }

  @Test
  void shortTimesAreNotToldAsNone() {
    var counts = new ArrayList<>(Collections.nCopies(Histogram.BUCKETS, 0L));
    counts.set(0, 10L);

    assertThat(line(counts).quantile(0.5)).isEqualTo("0.5 ms");
  }

  @Test
  void whatNeverRanHasNoRate() {
    var none = new MetricsLine(new RunSums("ping", 0, 0, Duration.ZERO, Histogram.EMPTY));

    assertThat(none.failureRate()).isEqualTo("–");
    assertThat(none.bars()).isEmpty();
    assertThat(
            new MetricsLine(new RunSums("ping", 3, 1, Duration.ZERO, Histogram.EMPTY))
                .failureRate())
        .isEqualTo("25.0 %");
  }

  private static MetricsLine line(List<Long> counts) {
    var histogram = new Histogram(counts);
    return new MetricsLine(
        new RunSums("ping", histogram.total(), 0, Duration.ofSeconds(1), histogram));
  }
}
