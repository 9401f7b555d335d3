package com.smallbiz.adapters.queue;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.QueueLoad;
import com.smallbiz.application.port.out.QueueContents;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.redisson.api.RMap;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.MapOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.StringCodec;

/** A look at the job queue in Redis. Somebody waits for it who can do without: it is asked once. */
final class RedissonQueueContents implements QueueContents {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Whatever else is there was written by somebody else. */
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final RedissonClient redisson;

  RedissonQueueContents(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public QueueLoad load(String queue) {
    return reached(
        () ->
            new QueueLoad(
                redisson.getDeque(options(new QueueLayout(queue).ready())).size(),
                leases(queue).size()));
  }

  @Override
  public Set<JobId> known(String queue, Collection<JobId> ids) {
    Set<String> texts = ids.stream().map(JobId::toString).collect(Collectors.toSet());
    return reached(() -> bodies(queue).getAll(texts)).keySet().stream()
        .map(id -> new JobId(UUID.fromString(id)))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<JobId> claimed(String queue) {
    return reached(() -> leases(queue).readAll()).stream()
        .filter(entry -> ID.matcher(entry).matches())
        .map(entry -> new JobId(UUID.fromString(entry)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private RScoredSortedSet<String> leases(String queue) {
    return redisson.getScoredSortedSet(options(new QueueLayout(queue).leases()));
  }

  private RMap<String, String> bodies(String queue) {
    return redisson.getMap(
        MapOptions.<String, String>name(new QueueLayout(queue).bodies())
            .codec(StringCodec.INSTANCE)
            .timeout(PATIENCE)
            .retryAttempts(0));
  }

  private static PlainOptions options(String key) {
    return PlainOptions.name(key).codec(StringCodec.INSTANCE).timeout(PATIENCE).retryAttempts(0);
  }

  private static <T> T reached(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw new QueueUnavailable("Redis cannot be reached, or not in time", e);
    }
  }
}
