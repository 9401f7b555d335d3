package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How queues share the slots of a process. */
class SlotsTest {

  @Test
  void whereThereAreEnoughEachQueueHasItsConcurrency() {
    var slots = slots(30, Map.of("a", 10, "b", 20), Map.of("a", 1, "b", 1));

    assertThat(slots.areShort()).isFalse();
    assertThat(slots.take("a", 100)).isEqualTo(10);
    assertThat(slots.take("b", 100)).isEqualTo(20);
    slots.give("a", 3);
    assertThat(slots.take("a", 100)).isEqualTo(3);
  }

  @Test
  void aQueueWithoutWorkLendsItsShare() {
    var slots = slots(10, Map.of("a", 10, "b", 10), Map.of("a", 1, "b", 9));
    slots.take("b", 10);
    slots.give("b", 10);
    slots.hasNoWork("b");

    assertThat(slots.take("a", 10)).isEqualTo(10);
  }

  @Test
  void whatWasLentComesBackAsItIsFreed() {
    var slots = slots(10, Map.of("a", 10, "b", 10), Map.of("a", 1, "b", 4));
    slots.take("a", 10);
    assertThat(slots.take("b", 10)).isZero();

    slots.give("a", 1);

    assertThat(slots.take("a", 1)).isZero();
    assertThat(slots.take("b", 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 40})
  void queuesThatAlwaysHaveWorkGetTheirShareOfIt(int number) {
    Map<String, Integer> weights = Map.of("a", 1, "b", 2, "c", 7);
    var slots = slots(number, Map.of("a", 100, "b", 100, "c", 100), weights);
    var random = new Random(number);
    var running = new ArrayList<String>();
    var started = new HashMap<String, Integer>();
    for (int i = 0; i < 30_000; i++) {
      for (String queue : shuffled(weights.keySet(), random)) {
        for (int n = slots.take(queue, 1 + random.nextInt(5)); n > 0; n--) {
          running.add(queue);
          started.merge(queue, 1, Integer::sum);
        }
      }
      String ended = running.remove(random.nextInt(running.size()));
      slots.give(ended, 1);
    }

    int all = started.values().stream().mapToInt(Integer::intValue).sum();
    weights.forEach(
        (queue, weight) ->
            assertThat(started.get(queue) / (double) all)
                .as(queue)
                .isCloseTo(weight / 10.0, within(0.02)));
  }

  /** Whatever the weights, the concurrency, the number of slots, and who has work when. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void noLimitIsPassedAndNoQueueWithWorkIsStarved(long seed) {
    var random = new Random(seed);
    var concurrency = new LinkedHashMap<String, Integer>();
    var weights = new LinkedHashMap<String, Integer>();
    for (int i = 0; i <= random.nextInt(5); i++) {
      concurrency.put("queue" + i, 1 + random.nextInt(20));
      weights.put("queue" + i, 1 + random.nextInt(9));
    }
    int number = 1 + random.nextInt(30);
    var slots = slots(number, concurrency, weights);
    var running = new ArrayList<String>();
    var waitedFor = new HashMap<String, Integer>();
    for (int i = 0; i < 5_000; i++) {
      for (String queue : shuffled(concurrency.keySet(), random)) {
        boolean hasWork = (i / 100 + queue.hashCode()) % 3 != 0;
        if (!hasWork) {
          slots.hasNoWork(queue);
          waitedFor.remove(queue);
          continue;
        }
        int taken = slots.take(queue, 1 + random.nextInt(10));
        waitedFor.merge(queue, 1, Integer::sum);
        if (taken > 0 || slots.taken(queue) > 0) {
          waitedFor.remove(queue);
        }
        running.addAll(Collections.nCopies(taken, queue));

        assertThat(slots.taken(queue)).isLessThanOrEqualTo(concurrency.get(queue));
        assertThat(running).hasSizeLessThanOrEqualTo(number);
        assertThat(waitedFor.getOrDefault(queue, 0)).isLessThan(500);
      }
      if (!running.isEmpty()) {
        slots.give(running.remove(random.nextInt(running.size())), 1);
      }
    }
  }

  private static List<String> shuffled(Iterable<String> queues, Random random) {
    var all = new ArrayList<String>();
    queues.forEach(all::add);
    Collections.sort(all);
    Collections.shuffle(all, random);
    return all;
  }

  private static Slots slots(
      int number, Map<String, Integer> concurrency, Map<String, Integer> weights) {
    return new Slots(
        new QueueSettings(
            concurrency, weights, number, Duration.ofSeconds(30), Duration.ofSeconds(1)));
  }
}
