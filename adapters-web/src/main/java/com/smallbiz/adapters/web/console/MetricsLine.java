package com.smallbiz.adapters.web.console;

import com.smallbiz.application.statistics.Histogram;
import com.smallbiz.application.statistics.RunSums;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How the jobs of a type have run, in words. */
record MetricsLine(RunSums sums) {

  private static final double PER_CENT = 100;
  private static final double NANOS_A_MILLI = 1_000_000;
  private static final double FEW_MILLIS = 10;

  /**
   * A bucket of the histogram.
   *
   * @param upTo how long its runs took at the most, in words
   */
  record Bar(String upTo, long runs) {}

  public String runs() {
    return number(sums.runs());
  }

  public String failures() {
    return number(sums.failed());
  }

  public String failureRate() {
    return sums.runs() == 0
        ? "–"
        : String.format(Locale.ROOT, "%.1f %%", PER_CENT * sums.failed() / sums.runs());
  }

  public String mean() {
    return time(sums.mean());
  }

  public String quantile(double share) {
    return time(sums.histogram().quantile(share));
  }

  public String total() {
    return InWords.of(sums.duration());
  }

  /** From the first bucket in use to the last. */
  public List<Bar> bars() {
    List<Long> counts = sums.histogram().counts();
    int[] used = IntStream.range(0, Histogram.BUCKETS).filter(it -> counts.get(it) > 0).toArray();
    var bars = new ArrayList<Bar>();
    if (used.length > 0) {
      for (int bucket = used[0]; bucket <= used[used.length - 1]; bucket++) {
        bars.add(new Bar(upTo(bucket), counts.get(bucket)));
      }
    }
    return bars;
  }

  /** For uPlot: the numbers of the bars, and below them their runs. */
  public String data() {
    List<Bar> bars = bars();
    return List.of(
            IntStream.range(0, bars.size()).boxed().toList(), bars.stream().map(Bar::runs).toList())
        .toString();
  }

  /** What stands below each bar. */
  public String labels() {
    return String.join("|", bars().stream().map(Bar::upTo).toList());
  }

  /** The last bucket has no end. */
  private static String upTo(int bucket) {
    return bucket == Histogram.BUCKETS - 1 ? "∞" : time(Histogram.limit(bucket));
  }

  /** Few milliseconds with a tenth, or one could not tell them apart. */
  private static String time(Duration duration) {
    double millis = duration.toNanos() / NANOS_A_MILLI;
    return millis < FEW_MILLIS ? tenths(millis) + " ms" : InWords.of(duration);
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replace(".0", "");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
