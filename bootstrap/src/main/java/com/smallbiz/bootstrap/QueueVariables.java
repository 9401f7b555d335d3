package com.smallbiz.bootstrap;

import com.smallbiz.adapters.queue.QueueSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;

/** The queues, and how they are worked on. */
final class QueueVariables {

  private QueueVariables() {}

  static QueueSettings read(Variables variables) {
    QueueSettings queues =
        variables.read(
            "SMALLBIZ_QUEUES",
            "queues with their concurrency, and perhaps weight: integrations:10:2,default:10",
            QueueVariables::queues);
    int slots =
        variables.has("SMALLBIZ_JOBS_SLOTS")
            ? variables.read(
                "SMALLBIZ_JOBS_SLOTS",
                "how many jobs may run at once over all queues: 15",
                value -> withSlots(queues, Integer.parseInt(value)).slots())
            : queues.slots();
    Duration lease =
        variables.read(
            "SMALLBIZ_JOBS_LEASE",
            "a duration of 2s at least: 30s",
            value -> new QueueSettings(Map.of(), duration(value), Duration.ZERO).lease());
    return variables.read(
        "SMALLBIZ_JOBS_DRAIN",
        "a duration: 25s",
        value ->
            new QueueSettings(
                queues.concurrency(), queues.weights(), slots, lease, duration(value)));
  }

  private static QueueSettings queues(String value) {
    var concurrency = new LinkedHashMap<String, Integer>();
    var weights = new LinkedHashMap<String, Integer>();
    for (String entry : value.split(",", -1)) {
      String[] parts = entry.strip().split(":", 3);
      if (parts.length < 2 || concurrency.put(parts[0], Integer.valueOf(parts[1])) != null) {
        throw new IllegalArgumentException("no queue, or the same again");
      }
      weights.put(parts[0], parts.length == 3 ? Integer.parseInt(parts[2]) : 1);
    }
    int all = concurrency.values().stream().mapToInt(Integer::intValue).sum();
    return new QueueSettings(concurrency, weights, all, Duration.ofMinutes(1), Duration.ZERO);
  }

  private static QueueSettings withSlots(QueueSettings queues, int slots) {
    return new QueueSettings(
        queues.concurrency(), queues.weights(), slots, queues.lease(), queues.drain());
  }

  private static Duration duration(String value) {
    return DurationStyle.detectAndParse(value);
  }
}
