package com.smallbiz.application.testkit;

import com.smallbiz.application.process.CircuitState;
import com.smallbiz.application.process.Memory;
import com.smallbiz.application.process.ProcessId;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessVitals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Processes for tests. */
public final class ProcessFixtures {

  public static final ProcessVitals AT_WORK =
      new ProcessVitals(new Memory(200_000_000, 1_000_000_000), 3, false, CircuitState.CLOSED);

  public static final ProcessVitals AT_REST =
      new ProcessVitals(new Memory(150_000_000, 1_000_000_000), 0, true, CircuitState.OPEN);

  private ProcessFixtures() {}

  public static ProcessIdentity aWorker() {
    var queues = new LinkedHashMap<String, Integer>();
    queues.put("integrations", 10);
    queues.put("default", 5);
    return new ProcessIdentity(
        newId(), "worker-1", 4711, "1.2.3", List.of("web", "worker"), queues);
  }

  public static ProcessIdentity aServer() {
    return new ProcessIdentity(newId(), "web-1", 4712, "1.2.3", List.of("web"), Map.of());
  }

  private static ProcessId newId() {
    return new ProcessId(UUID.randomUUID());
  }
}
