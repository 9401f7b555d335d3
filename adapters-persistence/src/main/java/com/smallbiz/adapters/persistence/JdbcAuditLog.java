package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditId;
import com.smallbiz.application.audit.AuditPage;
import com.smallbiz.application.audit.AuditQuery;
import com.smallbiz.application.audit.Press;
import com.smallbiz.application.port.out.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log in PostgreSQL, by whose clock it is written. */
final class JdbcAuditLog implements AuditLog {

  /** Rows that one statement removes. */
  private static final int BATCH = 5_000;

  private static final String BEGIN =
      """
      INSERT INTO audit_log (id, at, who, what, on_what, request_id, status)
      VALUES (:id, now(), :who, :what, :onWhat, :requestId, 'under_way')
      RETURNING *
      """;

  private static final String END =
      "UPDATE audit_log SET status = :status, outcome = :outcome WHERE id = :id RETURNING *";

  private static final String FIND_RECENT =
      """
      SELECT * FROM audit_log
      WHERE id = :id AND who = :who AND at > now() - :micros * interval '1 microsecond'
      """;

  private static final String AFTER =
      "(at, id) < ((SELECT at FROM audit_log AS known WHERE known.id = :after), :after)";

  /** Not a pattern: whoever looks for a percent sign finds one. */
  private static final String HOLDS_TEXT =
      """
      position(lower(:text) IN lower(
        concat_ws(E'\\n', who, what, on_what, request_id, outcome))) > 0
      """;

  /**
   * No index knows the text, so that entries are looked at one after the other, as far as a page
   * may.
   */
  private static final String SEARCH =
      """
      SELECT * FROM (
        SELECT * FROM audit_log WHERE %s ORDER BY at DESC, id DESC LIMIT :searched) AS audit_log
      WHERE %s
      ORDER BY at DESC, id DESC
      LIMIT :limit
      """;

  /** The last entry that was looked at, and the one behind it. */
  private static final String SEARCH_ENDED_AT =
      "SELECT * FROM audit_log WHERE %s ORDER BY at DESC, id DESC OFFSET :searched - 1 LIMIT 2";

  private static final String LIST =
      "SELECT * FROM audit_log WHERE %s ORDER BY at DESC, id DESC LIMIT :limit";

  private static final int SEARCHED = 10_000;

  private static final String REMOVE_EXPIRED =
      """
      DELETE FROM audit_log WHERE id IN (
        SELECT id FROM audit_log WHERE at <= now() - :micros * interval '1 microsecond'
        ORDER BY at, id
        LIMIT :limit)
      """;

  private final JdbcClient jdbc;
  private final int searched;

  JdbcAuditLog(JdbcClient jdbc) {
    this(jdbc, SEARCHED);
  }

  /**
   * @param searched how many entries a page looks at, where it looks for a text
   */
  JdbcAuditLog(JdbcClient jdbc, int searched) {
    this.jdbc = jdbc;
    this.searched = searched;
  }

  @Override
  public AuditEntry begin(AuditId id, Press press) {
    return reach(
        () ->
            jdbc.sql(BEGIN)
                .param("id", id.value())
                .param("who", press.who())
                .param("what", press.what())
                .param("onWhat", press.onWhat())
                .param("requestId", press.origin().requestId())
                .query((row, number) -> entry(row))
                .single());
  }

  @Override
  public AuditEntry end(AuditId id, AuditEntry.Status status, String outcome) {
    return reach(
        () ->
            jdbc.sql(END)
                .param("id", id.value())
                .param("status", Names.of(status))
                .param("outcome", outcome)
                .query((row, number) -> entry(row))
                .single());
  }

  @Override
  public Optional<AuditEntry> findRecent(AuditId id, String who, Duration age) {
    return reach(
        () ->
            jdbc.sql(FIND_RECENT)
                .param("id", id.value())
                .param("who", who)
                .param("micros", TimeUnit.MICROSECONDS.convert(age))
                .query((row, number) -> entry(row))
                .optional());
  }

  @Override
  public AuditPage page(AuditQuery query) {
    String wanted = candidates(query);
    if (query.text() == null) {
      return AuditPage.of(select(LIST.formatted(wanted), query), query.limit());
    }
    List<AuditEntry> found = select(SEARCH.formatted(wanted, HOLDS_TEXT), query);
    if (found.size() > query.limit()) {
      return AuditPage.of(found, query.limit());
    }
    List<AuditEntry> end = select(SEARCH_ENDED_AT.formatted(wanted), query);
    return end.size() == 2
        ? new AuditPage(found, end.get(0).id(), true)
        : AuditPage.of(found, query.limit());
  }

  private static String candidates(AuditQuery query) {
    var conditions = new ArrayList<>(List.of("true"));
    if (query.who() != null) {
      conditions.add("who = :who");
    }
    if (query.after() != null) {
      conditions.add(AFTER);
    }
    return String.join(" AND ", conditions);
  }

  private List<AuditEntry> select(String sql, AuditQuery query) {
    AuditId after = query.after();
    return reach(
        () ->
            jdbc.sql(sql)
                .param("who", query.who())
                .param("text", query.text())
                .param("after", after == null ? null : after.value())
                .param("searched", searched)
                // One entry more than asked for, to know whether another page follows.
                .param("limit", query.limit() + 1)
                .query((row, number) -> entry(row))
                .list());
  }

  @Override
  public int removeExpired() throws InterruptedException {
    int removed = 0;
    for (int batch = BATCH; batch == BATCH; removed += batch) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      batch = removeBatch();
    }
    return removed;
  }

  private int removeBatch() {
    return reach(
        () ->
            jdbc.sql(REMOVE_EXPIRED)
                .param("micros", TimeUnit.MICROSECONDS.convert(KEPT_FOR))
                .param("limit", BATCH)
                .update());
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        new AuditId(row.getObject("id", UUID.class)),
        Micros.read(row, "at"),
        row.getString("who"),
        row.getString("what"),
        row.getString("on_what"),
        row.getString("request_id"),
        Names.constant(AuditEntry.Status.class, row.getString("status")),
        row.getString("outcome"));
  }
}
