package com.smallbiz.application.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who a process is: what stays the same from its start to its end.
 *
 * @param host the name of its machine or container
 * @param pid its number there
 * @param roles what it is there for, such as "web"
 * @param queues the queues that it works on, each with its concurrency; none if it does not work
 */
public record ProcessIdentity(
    ProcessId id,
    String host,
    long pid,
    String version,
    List<String> roles,
    Map<String, Integer> queues) {

  public ProcessIdentity {
    roles = List.copyOf(roles);
    queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
  }

  public boolean works() {
    return !queues.isEmpty();
  }

  /** How many jobs it runs at once, at the most. */
  public int concurrency() {
    return queues.values().stream().mapToInt(Integer::intValue).sum();
  }
}
