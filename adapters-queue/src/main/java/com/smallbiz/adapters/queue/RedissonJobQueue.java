package com.smallbiz.adapters.queue;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job queue in Redis: one script a step, whatever the number of jobs. */
final class RedissonJobQueue implements JobQueue {

  private static final Logger LOGGER = LoggerFactory.getLogger(RedissonJobQueue.class);

  /** Lua returns no more than some thousand values at once. */
  static final int MAX_CLAIMS = 200;

  private static final int MAX_REAPED = 1_000;

  /** About as many known jobs are looked at in one go for whether they are in a list. */
  private static final int LOOKED_AT = 500;

  /** A list of this length is still read as a whole, which takes Redis some milliseconds. */
  private static final int MAX_SEARCHED = 10_000;

  private final RScript scripts;
  private final long leaseMillis;

  /** Where the search for orphans goes on, by queue. */
  private final Map<String, String> cursors = new ConcurrentHashMap<>();

  RedissonJobQueue(RedissonClient redisson, Duration lease) {
    this.scripts = redisson.getScript(StringCodec.INSTANCE);
    this.leaseMillis = lease.toMillis();
  }

  /**
   * What there is to do now.
   *
   * @param untilNext how long it is until a scheduled job is due, or null if there is none
   */
  record Offer(List<Claim> claims, @Nullable Duration untilNext) {}

  @Override
  public int handIn(String queue, Collection<Dispatch> dispatches) {
    var arguments = new ArrayList<Object>();
    arguments.add(leaseMillis);
    arguments.addAll(grouped(dispatches, RedissonJobQueue::standing, Dispatch::id));
    return number(run(Script.HAND_IN, queue, arguments));
  }

  private static List<Object> standing(Dispatch job) {
    return List.of(job.type(), job.delay().toMillis(), job.token(), job.held() ? 1 : 0);
  }

  @Override
  public long epoch(String queue) {
    return Long.parseLong((String) run(Script.EPOCH, queue, List.of()).get(0));
  }

  @Override
  public List<Claim> claim(String queue, ClaimRequest request) {
    return offer(queue, request).claims();
  }

  /** Claims jobs and says when to come back. */
  Offer offer(String queue, ClaimRequest request) {
    var layout = new QueueLayout(queue);
    var keys = new ArrayList<>(layout.keys());
    keys.add(layout.lastAnswerTo(request.claimant()));
    List<?> answer =
        run(
            Script.CLAIM,
            layout,
            keys,
            List.of(leaseMillis, Math.min(request.limit(), MAX_CLAIMS), request.number()));
    long wait = ((Number) answer.get(0)).longValue();
    int strays = ((Number) answer.get(1)).intValue();
    long token = Long.parseLong((String) answer.get(2));
    if (strays > 0) {
      LOGGER.warn("{} entries of queue {} are no ids of jobs and are dropped", strays, queue);
    }
    return new Offer(
        claims((String) answer.get(3), queue, token), wait < 0 ? null : Duration.ofMillis(wait));
  }

  private static List<Claim> claims(String ids, String queue, long token) {
    return ids.isEmpty()
        ? List.of()
        : Arrays.stream(ids.split(" "))
            .map(id -> new Claim(new JobId(UUID.fromString(id)), queue, token))
            .toList();
  }

  @Override
  public Set<Claim> renew(Collection<Claim> claims) {
    var lost = new HashSet<Claim>();
    perQueue(claims, Claim::queue)
        .forEach(
            (queue, some) -> {
              var arguments = new ArrayList<Object>();
              arguments.add(leaseMillis);
              arguments.addAll(grouped(some, claim -> List.of(claim.token()), Claim::id));
              List<?> answer = run(Script.RENEW, queue, arguments);
              for (int i = 0; i < answer.size(); i += 2) {
                long token = Long.parseLong((String) answer.get(i));
                lost.addAll(claims((String) answer.get(i + 1), queue, token));
              }
            });
    return lost;
  }

  @Override
  public void settle(Collection<Settlement> settlements) {
    perQueue(settlements, settlement -> settlement.claim().queue())
        .forEach(
            (queue, some) ->
                run(
                    Script.SETTLE,
                    queue,
                    grouped(some, RedissonJobQueue::ending, it -> it.claim().id())));
  }

  private static List<Object> ending(Settlement settlement) {
    Duration again = settlement.again();
    return List.of(settlement.claim().token(), again == null ? "" : again.toMillis());
  }

  @Override
  public int reap(String queue) {
    int reaped = 0;
    int batch;
    do {
      batch = number(run(Script.REAP, queue, List.of(MAX_REAPED)));
      reaped += batch;
    } while (batch == MAX_REAPED);
    return reaped;
  }

  /**
   * Puts jobs that are known and in no list back into one, which they are after a single key was
   * evicted or deleted. Looks at some of them at a time, so it is to be repeated.
   *
   * @return how many it found
   */
  int adoptOrphans(String queue) {
    int adopted = 0;
    int batch;
    do {
      String cursor = cursors.getOrDefault(queue, "0");
      List<?> answer =
          run(Script.ADOPT, queue, List.of(leaseMillis, cursor, LOOKED_AT, MAX_SEARCHED));
      cursors.put(queue, (String) answer.get(1));
      batch = number(answer);
      adopted += batch;
    } while (batch > 0);
    if (adopted > 0) {
      LOGGER.warn("{} jobs of queue {} were in no list and are put back", adopted, queue);
    }
    return adopted;
  }

  /** What the server of a queue does when its memory is full; empty if it does not tell. */
  String evictionPolicy(String queue) {
    return (String) run(Script.EVICTION, queue, List.of()).get(0);
  }

  private List<?> run(Script script, String queue, List<?> arguments) {
    var layout = new QueueLayout(queue);
    return run(script, layout, layout.keys(), arguments);
  }

  private List<?> run(Script script, QueueLayout layout, List<Object> keys, List<?> arguments) {
    var values = new ArrayList<Object>(arguments.size() + 1);
    values.add(layout.wakeUps());
    values.addAll(arguments);
    return reached(
        () ->
            scripts.<List<?>>eval(
                RScript.Mode.READ_WRITE,
                script.text(),
                RScript.ReturnType.LIST,
                keys,
                values.toArray()));
  }

  /** What neighbours share, and then their ids in one text: so their sequence is kept. */
  private static <T> List<Object> grouped(
      Collection<T> items, Function<T, List<Object>> shared, Function<T, JobId> idOf) {
    var arguments = new ArrayList<Object>();
    List<Object> present = List.of();
    var ids = new StringJoiner(" ");
    for (T item : items) {
      List<Object> next = shared.apply(item);
      if (!next.equals(present)) {
        if (!present.isEmpty()) {
          arguments.add(ids);
        }
        arguments.addAll(next);
        present = next;
        ids = new StringJoiner(" ");
      }
      ids.add(idOf.apply(item).toString());
    }
    if (!present.isEmpty()) {
      arguments.add(ids);
    }
    return arguments;
  }

  private static int number(List<?> answer) {
    return ((Number) answer.get(0)).intValue();
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
}
