package com.smallbiz.adapters.queue;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Says how many jobs of each queue may run at once in this process. A queue never has more than its
 * concurrency, and all together never more than there are slots. While these are short, queues that
 * have work get them in proportion to their weights; one that has none lends its share.
 *
 * <p>The next slot goes to the queue that has the fewest for its weight, so that every queue with
 * work has one before any has a second. Among equals it goes to the one that was given the fewest
 * for its weight so far, so that even a single slot goes round.
 */
final class Slots {

  private final int slots;
  private final Map<String, Share> shares = new LinkedHashMap<>();

  private static final class Share {
    private final int concurrency;
    private final int weight;

    private int taken;
    private boolean hasWork;
    private double given;

    private Share(int concurrency, int weight) {
      this.concurrency = concurrency;
      this.weight = weight;
    }

    private boolean wantsMore() {
      return hasWork && taken < concurrency;
    }

    private double load() {
      return (double) taken / weight;
    }
  }

  Slots(QueueSettings settings) {
    this.slots = settings.slots();
    settings
        .concurrency()
        .forEach(
            (queue, concurrency) ->
                shares.put(
                    queue,
                    new Share(concurrency, Objects.requireNonNull(settings.weights().get(queue)))));
  }

  /** Whether a slot that one queue gives may be what another waits for. */
  boolean areShort() {
    return shares.values().stream().mapToInt(share -> share.concurrency).sum() > slots;
  }

  synchronized int taken(String queue) {
    return share(queue).taken;
  }

  /**
   * Takes slots for a queue, which is from now on taken for one that has work.
   *
   * @return how many; at the most as many as wanted
   */
  synchronized int take(String queue, int wanted) {
    Share share = share(queue);
    if (!areShort()) {
      int granted = Math.max(0, Math.min(wanted, share.concurrency - share.taken));
      share.taken += granted;
      return granted;
    }
    if (!share.hasWork) {
      share.given = Math.max(share.given, leastGiven());
      share.hasWork = true;
    }
    int granted = 0;
    while (granted < wanted && isNext(share)) {
      share.taken++;
      share.given += 1.0 / share.weight;
      granted++;
    }
    return granted;
  }

  synchronized void give(String queue, int number) {
    share(queue).taken -= number;
  }

  /** Nothing waits in this queue, or nobody may take it: its share is free for others. */
  synchronized void hasNoWork(String queue) {
    share(queue).hasWork = false;
  }

  private boolean isNext(Share share) {
    return shares.values().stream().mapToInt(it -> it.taken).sum() < slots
        && share.wantsMore()
        && shares.values().stream()
            .filter(Share::wantsMore)
            .min(Comparator.comparingDouble(Share::load).thenComparingDouble(it -> it.given))
            .filter(next -> next.load() == share.load() && next.given == share.given)
            .isPresent();
  }

  /** A queue that had no work for long must not make up for it at the expense of the others. */
  private double leastGiven() {
    return shares.values().stream()
        .filter(it -> it.hasWork)
        .mapToDouble(it -> it.given)
        .min()
        .orElse(0);
  }

  private Share share(String queue) {
    Share share = shares.get(queue);
    if (share == null) {
      throw new IllegalArgumentException("no such queue here: " + queue);
    }
    return share;
  }
}
