package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.out.QueueReport;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.system.QueueFacts;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/**
 * What Redis tells of itself. In a cluster it is the server that has a certain queue who tells.
 * Somebody waits for it who can do without: it is asked once.
 */
final class RedissonQueueReport implements QueueReport {

  private static final String INFO = Script.read("info.lua");
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final RScript scripts;
  private final String queue;

  /**
   * @param queue whose server is asked
   */
  RedissonQueueReport(RedissonClient redisson, String queue) {
    this.scripts =
        redisson.getScript(
            OptionalOptions.defaults()
                .codec(StringCodec.INSTANCE)
                .timeout(PATIENCE)
                .retryAttempts(0));
    this.queue = queue;
  }

  @Override
  public QueueFacts facts() {
    try {
      return read(info());
    } catch (RuntimeException e) {
      throw new QueueUnavailable("Redis cannot be reached, or not in time, or does not tell", e);
    }
  }

  private String info() {
    return scripts.eval(
        RScript.Mode.READ_WRITE, INFO, RScript.ReturnType.VALUE, new QueueLayout(queue).keys());
  }

  private static QueueFacts read(String info) {
    Map<String, String> facts =
        info.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(":", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, same) -> one));
    long limit = number(facts, "maxmemory");
    return new QueueFacts(
        facts.getOrDefault("valkey_version", text(facts, "redis_version")),
        Duration.ofSeconds(number(facts, "uptime_in_seconds")),
        number(facts, "used_memory"),
        limit == 0 ? null : limit,
        text(facts, "maxmemory_policy"),
        (int) number(facts, "connected_clients"),
        number(facts, "instantaneous_ops_per_sec"),
        number(facts, "aof_enabled") == 1,
        number(facts, "rdb_changes_since_last_save"));
  }

  private static long number(Map<String, String> facts, String name) {
    return Long.parseLong(text(facts, name));
  }

  private static String text(Map<String, String> facts, String name) {
    String value = facts.get(name);
    if (value == null) {
      throw new IllegalStateException("nothing is said of " + name);
    }
    return value;
  }
}
