package com.smallbiz.adapters.queue;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job queue in Redis: one script a step, whatever the number of jobs. */
final class RedissonJobQueue implements JobQueue {

  private static final Logger LOGGER = LoggerFactory.getLogger(RedissonJobQueue.class);

  /** Lua returns no more than some thousand values at once. */
  static final int MAX_CLAIMS = 200;

  private static final int MAX_REAPED = 1_000;

  private final RScript scripts;
  private final RScript scriptsSentOnce;
  private final long leaseMillis;

  RedissonJobQueue(RedissonClient redisson, Duration lease) {
    this.scripts = redisson.getScript(StringCodec.INSTANCE);
    this.scriptsSentOnce =
        redisson.getScript(OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
    this.leaseMillis = lease.toMillis();
  }

  /**
   * What there is to do now.
   *
   * @param untilNext how long it is until a scheduled job is due, or null if there is none
   */
  record Offer(List<Claim> claims, @Nullable Duration untilNext) {}

  @Override
  public long handIn(String queue, Collection<Dispatch> dispatches) {
    var arguments = new ArrayList<Object>(5 * dispatches.size() + 1);
    arguments.add(leaseMillis);
    for (Dispatch dispatch : dispatches) {
      arguments.add(dispatch.id());
      arguments.add(dispatch.type());
      arguments.add(dispatch.delay().toMillis());
      arguments.add(dispatch.token());
      arguments.add(dispatch.held() ? 1 : 0);
    }
    return Long.parseLong((String) run(scripts, Script.HAND_IN, queue, arguments).get(0));
  }

  @Override
  public List<Claim> claim(String queue, int limit) {
    return offer(queue, limit).claims();
  }

  /**
   * Claims jobs and says when to come back. Sent once only: were the answer lost and the script
   * sent again, the first claims would have to wait for their leases to lapse.
   */
  Offer offer(String queue, int limit) {
    List<?> answer =
        run(
            scriptsSentOnce,
            Script.CLAIM,
            queue,
            List.of(leaseMillis, Math.min(limit, MAX_CLAIMS)));
    long wait = ((Number) answer.get(0)).longValue();
    long token = Long.parseLong((String) answer.get(1));
    var claims = new ArrayList<Claim>();
    var strays = new ArrayList<String>();
    for (Object entry : answer.subList(2, answer.size())) {
      JobId id = jobId((String) entry);
      if (id == null) {
        strays.add((String) entry);
      } else {
        claims.add(new Claim(id, queue, token));
      }
    }
    if (!strays.isEmpty()) {
      drop(strays, queue, token);
    }
    return new Offer(List.copyOf(claims), wait < 0 ? null : Duration.ofMillis(wait));
  }

  /** Somebody else wrote these to Redis. The jobs that were claimed with them are to be run. */
  private void drop(List<String> strays, String queue, long token) {
    LOGGER.warn("{} entries of queue {} are no ids of jobs and are dropped", strays.size(), queue);
    var arguments = new ArrayList<Object>(3 * strays.size());
    for (String stray : strays) {
      arguments.addAll(List.of(stray, token, ""));
    }
    try {
      run(scripts, Script.SETTLE, queue, arguments);
    } catch (QueueUnavailable e) {
      LOGGER.debug("their leases lapse, and they are dropped when they come again", e);
    }
  }

  @Override
  public Set<Claim> renew(Collection<Claim> claims) {
    var lost = new HashSet<Claim>();
    perQueue(claims, Claim::queue)
        .forEach(
            (queue, some) -> {
              var arguments = new ArrayList<Object>(2 * some.size() + 1);
              arguments.add(leaseMillis);
              for (Claim claim : some) {
                arguments.add(claim.id());
                arguments.add(claim.token());
              }
              for (Object place : run(scripts, Script.RENEW, queue, arguments)) {
                lost.add(some.get(((Number) place).intValue()));
              }
            });
    return lost;
  }

  @Override
  public void settle(Collection<Settlement> settlements) {
    perQueue(settlements, settlement -> settlement.claim().queue())
        .forEach(
            (queue, some) -> {
              var arguments = new ArrayList<Object>(3 * some.size());
              for (Settlement settlement : some) {
                Duration again = settlement.again();
                arguments.add(settlement.claim().id());
                arguments.add(settlement.claim().token());
                arguments.add(again == null ? "" : again.toMillis());
              }
              run(scripts, Script.SETTLE, queue, arguments);
            });
  }

  @Override
  public int reap(String queue) {
    return run(scripts, Script.REAP, queue, List.of(MAX_REAPED)).size();
  }

  private static List<?> run(RScript scripts, Script script, String queue, List<?> arguments) {
    var layout = new QueueLayout(queue);
    var values = new ArrayList<Object>(arguments.size() + 1);
    values.add(layout.wakeUps());
    values.addAll(arguments);
    return reached(
        () ->
            scripts.<List<?>>eval(
                RScript.Mode.READ_WRITE,
                script.text(),
                RScript.ReturnType.LIST,
                layout.keys(),
                values.toArray()));
  }

  /**
   * Whatever comes out of Redisson, a time-out, a refused connection or an error of the server,
   * means the same to the caller: the queue did not do what it was asked.
   */
  private static <T> T reached(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw new QueueUnavailable("Redis cannot be reached, or not in time", e);
    }
  }

  private static <T> Map<String, List<T>> perQueue(
      Collection<T> items, Function<T, String> queueOf) {
    return items.stream().collect(Collectors.groupingBy(queueOf));
  }

  private static @Nullable JobId jobId(String entry) {
    try {
      var id = new JobId(UUID.fromString(entry));
      return id.toString().equals(entry) ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
