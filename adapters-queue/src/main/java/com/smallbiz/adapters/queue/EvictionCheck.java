package com.smallbiz.adapters.queue;

import com.smallbiz.adapters.queue.Loop.Rest;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Looks whether Redis would drop jobs when its memory is full. Such a server is a mistake of
 * whoever set it up, so this process is not ready until it is put right. A Redis that is away says
 * nothing: without it orders are served all the same.
 */
final class EvictionCheck implements HealthIndicator {

  private static final Logger LOGGER = LoggerFactory.getLogger(EvictionCheck.class);

  /** What a process looks at that works on no queue itself. */
  static final String ANY_QUEUE = "default";

  private static final String SAFE = "noeviction";
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

  private final RedissonJobQueue queue;
  private final Set<String> queueNames;
  private final Loop loop = new Loop("redis-eviction-check", this::check);

  private volatile @Nullable String unsafe;

  /**
   * @param queueNames they may live on different nodes
   */
  EvictionCheck(RedissonJobQueue queue, Set<String> queueNames) {
    this.queue = queue;
    this.queueNames = queueNames.isEmpty() ? Set.of(ANY_QUEUE) : queueNames;
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  @Override
  public Health health() {
    String policy = unsafe;
    return policy == null
        ? Health.up().build()
        : Health.down().withDetail("maxmemory-policy", policy).build();
  }

  Rest check() {
    try {
      heed(
          queueNames.stream()
              .map(queue::evictionPolicy)
              .filter(policy -> !policy.isEmpty() && !policy.equals(SAFE))
              .findFirst()
              .orElse(null));
      return Rest.afterWork(INTERVAL);
    } catch (QueueUnavailable othersReportIt) {
      return Rest.idle(WHILE_AWAY);
    }
  }

  private void heed(@Nullable String policy) {
    if (policy != null && !policy.equals(unsafe)) {
      LOGGER.warn(
          "Redis may drop jobs: its maxmemory-policy is {} and has to be {}. This process is not"
              + " ready until then",
          policy,
          SAFE);
    } else if (policy == null && unsafe != null) {
      LOGGER.info("Redis keeps all jobs: its maxmemory-policy is {} now", SAFE);
    }
    unsafe = policy;
  }
}
