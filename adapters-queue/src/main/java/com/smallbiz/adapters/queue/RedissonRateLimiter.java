package com.smallbiz.adapters.queue;

import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import com.smallbiz.application.port.out.RateLimiterUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/**
 * Counts in Redis, by its clock, so that all instances count as one. A window is one key; a client
 * waits for every answer, so Redis is asked once.
 */
final class RedissonRateLimiter implements RateLimiter {

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final String SCRIPT = Script.read("rate-limit.lua");

  private final RScript scripts;

  RedissonRateLimiter(RedissonClient redisson) {
    this.scripts =
        redisson.getScript(
            OptionalOptions.defaults()
                .codec(StringCodec.INSTANCE)
                .timeout(PATIENCE)
                .retryAttempts(0));
  }

  @Override
  public Allowance take(RateLimit limit, String subject) {
    return run(limit, subject, 1);
  }

  @Override
  public Allowance look(RateLimit limit, String subject) {
    return run(limit, subject, 0);
  }

  private Allowance run(RateLimit limit, String subject, int wanted) {
    List<Long> answer = ask(limit, key(limit, subject), wanted);
    return new Allowance(
        answer.get(0) > 0, answer.get(1).intValue(), Duration.ofMillis(answer.get(2)));
  }

  /** Redisson's own patience counts anew for a connection, for sending and for the answer. */
  private List<Long> ask(RateLimit limit, String key, int wanted) {
    CompletableFuture<List<Long>> answer = new CompletableFuture<>();
    try {
      answer =
          scripts
              .<List<Long>>evalAsync(
                  RScript.Mode.READ_WRITE,
                  SCRIPT,
                  RScript.ReturnType.LIST,
                  List.of(key),
                  limit.quota(),
                  limit.window().toMillis(),
                  wanted)
              .toCompletableFuture();
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw unavailable(e);
    } finally {
      // Where nobody waits for it any more, it must not keep others waiting for its connection.
      answer.cancel(false);
    }
  }

  private static RateLimiterUnavailable unavailable(Exception cause) {
    return new RateLimiterUnavailable("Redis cannot be reached, or not in time", cause);
  }

  private static String key(RateLimit limit, String subject) {
    return "smallbiz:limit:%s:%s".formatted(limit.name(), subject);
  }
}
