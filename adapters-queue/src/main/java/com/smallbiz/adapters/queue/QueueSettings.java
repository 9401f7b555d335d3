package com.smallbiz.adapters.queue;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How this process works on queues.
 *
 * @param concurrency the queues to work on, in the order to show them in, and how many jobs of each
 *     may run at once; none where this process does not work
 * @param weights how the queues share the slots while these are short
 * @param slots how many jobs of all queues may run at once
 * @param lease how long a claimed job is kept for a worker that does not renew it
 * @param drain how long running jobs may go on after the stop
 */
public record QueueSettings(
    Map<String, Integer> concurrency,
    Map<String, Integer> weights,
    int slots,
    Duration lease,
    Duration drain) {

  private static final Pattern QUEUE_NAME = Pattern.compile("[a-z0-9_-]{1,64}");
  private static final Duration MIN_LEASE = Duration.ofSeconds(2);

  public QueueSettings {
    concurrency = Collections.unmodifiableMap(new LinkedHashMap<>(concurrency));
    weights = Map.copyOf(weights);
    if (!concurrency.keySet().equals(weights.keySet())) {
      throw new IllegalArgumentException("each queue needs a concurrency and a weight");
    }
    concurrency.forEach(
        (queue, number) -> {
          if (!QUEUE_NAME.matcher(queue).matches()) {
            throw new IllegalArgumentException("not a name for a queue: " + queue);
          }
          requirePositive("the concurrency of queue " + queue, number);
        });
    weights.forEach((queue, weight) -> requirePositive("the weight of queue " + queue, weight));
    if (!concurrency.isEmpty()) {
      requirePositive("the number of slots", slots);
    }
    if (lease.compareTo(MIN_LEASE) < 0) {
      throw new IllegalArgumentException("the lease must be 2 s at least, not " + lease);
    }
    if (drain.isNegative()) {
      throw new IllegalArgumentException("the drain must not be negative: " + drain);
    }
  }

  /** Queues that share nothing. */
  public QueueSettings(Map<String, Integer> concurrency, Duration lease, Duration drain) {
    this(
        concurrency,
        concurrency.keySet().stream().collect(Collectors.toMap(queue -> queue, queue -> 1)),
        concurrency.values().stream().mapToInt(Integer::intValue).sum(),
        lease,
        drain);
  }

  private static void requirePositive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("%s must be 1 at least, not %d".formatted(what, number));
    }
  }
}
