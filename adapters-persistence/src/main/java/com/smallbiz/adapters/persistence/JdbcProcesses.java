package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.process.CircuitState;
import com.smallbiz.application.process.Memory;
import com.smallbiz.application.process.ProcessId;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.ProcessVitals;
import com.smallbiz.application.process.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The processes in PostgreSQL. */
final class JdbcProcesses implements Processes {

  private static final String GONE = "last_beat_at < now() - interval '30 seconds'";

  /** Rows that somebody else removes are left to them, and nobody removes their own. */
  private static final String BEAT =
      """
      WITH forgotten AS (
        DELETE FROM processes WHERE id IN (
          SELECT id FROM processes
          WHERE last_beat_at < now() - interval '1 day' AND id <> :id
          FOR UPDATE SKIP LOCKED
        )
      )
      INSERT INTO processes AS known (
        id, host, pid, version, roles, queues, concurrency, started_at, last_beat_at,
        memory_used, memory_limit, busy, circuit, quiet_since)
      VALUES (
        :id, :host, :pid, :version, :roles, :queues, :concurrency, now(), now(),
        :memoryUsed, :memoryLimit, :busy, :circuit, CASE WHEN :quiet THEN now() END)
      ON CONFLICT (id) DO UPDATE SET
        last_beat_at = now(),
        memory_used = excluded.memory_used,
        memory_limit = excluded.memory_limit,
        busy = excluded.busy,
        circuit = excluded.circuit,
        quiet_since = CASE WHEN :quiet THEN coalesce(known.quiet_since, now()) END
      RETURNING wish
      """;

  private static final String LIST =
      "SELECT *, %1$s AS gone FROM processes ORDER BY %1$s, started_at, id".formatted(GONE);

  /** The wishes in their sequence. */
  private static final String TELL =
      """
      UPDATE processes SET wish = :wish
      WHERE id = :id AND NOT (%s)
        AND array_position(ARRAY['none', 'quiet', 'stop'], wish)
          < array_position(ARRAY['none', 'quiet', 'stop'], :wish)
      """
          .formatted(GONE);

  private final JdbcClient jdbc;

  JdbcProcesses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Wish beat(ProcessIdentity process, ProcessVitals vitals) {
    return Names.constant(
        Wish.class,
        reach(
            () ->
                jdbc.sql(BEAT)
                    .param("id", process.id().value())
                    .param("host", process.host())
                    .param("pid", process.pid())
                    .param("version", process.version())
                    .param("roles", process.roles().toArray(String[]::new))
                    .param("queues", process.queues().keySet().toArray(String[]::new))
                    .param("concurrency", process.queues().values().toArray(Integer[]::new))
                    .param("memoryUsed", vitals.memory().used())
                    .param("memoryLimit", vitals.memory().limit())
                    .param("busy", vitals.busy())
                    .param("circuit", Names.of(vitals.circuit()))
                    .param("quiet", vitals.quiet())
                    .query(String.class)
                    .single()));
  }

  @Override
  public List<ProcessInfo> list() {
    return reach(() -> jdbc.sql(LIST).query((row, number) -> process(row)).list());
  }

  @Override
  public boolean tell(ProcessId process, Wish wish) {
    return reach(
            () ->
                jdbc.sql(TELL).param("id", process.value()).param("wish", Names.of(wish)).update())
        == 1;
  }

  @Override
  public void forget(ProcessId process) {
    reach(
        () ->
            jdbc.sql("DELETE FROM processes WHERE id = :id").param("id", process.value()).update());
  }

  private static ProcessInfo process(ResultSet row) throws SQLException {
    return new ProcessInfo(
        new ProcessIdentity(
            new ProcessId(row.getObject("id", UUID.class)),
            row.getString("host"),
            row.getLong("pid"),
            row.getString("version"),
            List.of((String[]) row.getArray("roles").getArray()),
            queues(row)),
        new ProcessVitals(
            new Memory(row.getLong("memory_used"), row.getLong("memory_limit")),
            row.getInt("busy"),
            row.getObject("quiet_since") != null,
            Names.constant(CircuitState.class, row.getString("circuit"))),
        Micros.read(row, "started_at"),
        Micros.read(row, "last_beat_at"),
        Names.constant(Wish.class, row.getString("wish")),
        Micros.readNullable(row, "quiet_since"),
        row.getBoolean("gone"));
  }

  private static Map<String, Integer> queues(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("queues").getArray();
    Integer[] concurrency = (Integer[]) row.getArray("concurrency").getArray();
    var queues = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < names.length; i++) {
      queues.put(names[i], concurrency[i]);
    }
    return queues;
  }
}
