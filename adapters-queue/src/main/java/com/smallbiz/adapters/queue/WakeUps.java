package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.out.QueueUnavailable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Listens for the word that a queue has something to do. Redisson subscribes again by itself after
 * a connection was lost; what it does not do is go on trying where the first attempt failed.
 */
final class WakeUps {

  private final RedissonClient redisson;
  private final Map<String, RFuture<Integer>> subscriptions = new ConcurrentHashMap<>();

  WakeUps(RedissonClient redisson) {
    this.redisson = redisson;
  }

  /**
   * To be repeated every now and then.
   *
   * @throws QueueUnavailable if Redis cannot be reached
   */
  void subscribe(Worker worker) {
    try {
      listen(worker);
    } catch (RuntimeException e) {
      throw new QueueUnavailable("Redis cannot be reached, or not in time", e);
    }
  }

  private void listen(Worker worker) {
    subscriptions.compute(
        worker.queueName(),
        (queue, present) ->
            present == null || present.toCompletableFuture().isCompletedExceptionally()
                ? redisson
                    .getTopic(new QueueLayout(queue).wakeUps(), StringCodec.INSTANCE)
                    .addListenerAsync(String.class, (channel, message) -> worker.wake())
                : present);
  }

  /** Lets no worker be woken that has come to its end. */
  void unsubscribe() {
    for (String queue : subscriptions.keySet()) {
      var unused =
          redisson
              .getTopic(new QueueLayout(queue).wakeUps(), StringCodec.INSTANCE)
              .removeAllListenersAsync();
    }
    subscriptions.clear();
  }
}
