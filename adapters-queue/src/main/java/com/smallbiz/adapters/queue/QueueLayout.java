package com.smallbiz.adapters.queue;

import java.util.List;

/**
 * The names that one queue has in Redis. All keys share a hash tag, so that they live on one node
 * of a cluster and a script may touch them all; the number in the tag leaves room for shards.
 *
 * <p>What each key holds is written at the head of {@code prelude.lua}.
 */
record QueueLayout(String queue) {

  /** Every key, in the order in which the scripts name them. */
  List<Object> keys() {
    return List.of(ready(), key("scheduled"), leases(), key("tokens"), bodies(), key("meta"));
  }

  String ready() {
    return key("ready");
  }

  String leases() {
    return key("leases");
  }

  /** All jobs that the queue knows of. */
  String bodies() {
    return key("bodies");
  }

  /** What this claimant was answered last, for as long as it may ask again. */
  String lastAnswerTo(String claimant) {
    return key("claims:" + claimant);
  }

  /** The topic that tells idle workers that there is something to do. */
  String wakeUps() {
    return key("wakeups");
  }

  private String key(String name) {
    return "smallbiz:{%s:0}:%s".formatted(queue, name);
  }
}
