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
import org.redisson.api.RMap;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/** The job queue in Redis: one script a step, whatever the number of jobs. */
final class RedissonJobQueue implements JobQueue {

  /** Lua returns no more than some thousand values at once. */
  static final int MAX_CLAIMS = 200;

  private static final int MAX_REAPED = 1_000;

  private final RedissonClient redisson;
  private final RScript scripts;
  private final RScript scriptsSentOnce;
  private final long leaseMillis;

  RedissonJobQueue(RedissonClient redisson, Duration lease) {
    this.redisson = redisson;
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
  public void handIn(Collection<Dispatch> dispatches) {
    perQueue(dispatches, Dispatch::queue)
        .forEach(
            (queue, some) -> {
              var arguments = new ArrayList<Object>(4 * some.size() + 1);
              arguments.add(leaseMillis);
              for (Dispatch dispatch : some) {
                arguments.add(dispatch.id());
                arguments.add(dispatch.type());
                arguments.add(dispatch.delay().toMillis());
                arguments.add(dispatch.token() == null ? "" : dispatch.token());
              }
              run(scripts, Script.HAND_IN, queue, arguments);
            });
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
    List<Claim> claims =
        answer.stream().skip(2).map(id -> new Claim(jobId(id), queue, token)).toList();
    return new Offer(claims, wait < 0 ? null : Duration.ofMillis(wait));
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

  @Override
  public boolean remembers(String queue) {
    return reached(() -> meta(queue).containsKey(QueueLayout.EPOCH));
  }

  @Override
  public void remember(String queue) {
    reached(() -> meta(queue).fastPutIfAbsent(QueueLayout.EPOCH, "1"));
  }

  private RMap<String, String> meta(String queue) {
    return redisson.getMap(new QueueLayout(queue).meta(), StringCodec.INSTANCE);
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

  private static JobId jobId(Object id) {
    return new JobId(UUID.fromString((String) id));
  }
}
