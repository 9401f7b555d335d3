package com.smallbiz.application.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many runs took how long. Each bucket reaches further than the one before it by the same
 * factor, the square root of two, from a millisecond to more than an hour: what is read from it is
 * in the right bucket, and so off by 42 % at the worst. Of runs of less than a millisecond, and of
 * more than an hour, no more is known than that.
 *
 * @param counts one for each of {@link #BUCKETS}
 */
public record Histogram(List<Long> counts) {

  /** The last one is for everything longer. */
  public static final int BUCKETS = 46;

  public static final Histogram EMPTY = new Histogram(Collections.nCopies(BUCKETS, 0L));

  private static final double FACTOR = Math.sqrt(2);
  private static final double FIRST_NANOS = 1_000_000;

  public Histogram {
    if (counts.size() != BUCKETS) {
      throw new IllegalArgumentException("a histogram has %d buckets".formatted(BUCKETS));
    }
    counts = List.copyOf(counts);
  }

  /** The bucket that a run belongs to. */
  public static int bucket(Duration duration) {
    double nanos = duration.toNanos();
    int bucket = 0;
    while (bucket < BUCKETS - 1 && nanos > limitNanos(bucket)) {
      bucket++;
    }
    return bucket;
  }

  /**
   * How long the longest run of a bucket may be; of the last one, what a longer one is taken for.
   */
  public static Duration limit(int bucket) {
    return Duration.ofNanos(Math.round(limitNanos(bucket)));
  }

  public Histogram plus(Histogram other) {
    var sums = new ArrayList<Long>(BUCKETS);
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      sums.add(counts.get(bucket) + other.counts.get(bucket));
    }
    return new Histogram(sums);
  }

  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * What a share of the runs did not exceed; zero if there are none. Within a bucket, runs are
   * taken to lie evenly.
   *
   * @param share between 0 and 1, such as 0.95
   */
  public Duration quantile(double share) {
    long total = total();
    double wanted = share * total;
    double before = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      long count = counts.get(bucket);
      if (count > 0 && before + count >= wanted) {
        double from = bucket == 0 ? 0 : limitNanos(bucket - 1);
        double part = (wanted - before) / count;
        return Duration.ofNanos(Math.round(from + (limitNanos(bucket) - from) * part));
      }
      before += count;
    }
    return Duration.ZERO;
  }

  private static double limitNanos(int bucket) {
    return FIRST_NANOS * Math.pow(FACTOR, bucket);
  }
}
