package com.smallbiz.adapters.persistence;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads a job from its row. */
final class JobMapper implements RowMapper<Job> {

  /** Of the table {@code jobs}, by the alias {@code job}. */
  static final String COLUMNS =
      """
      job.id, job.type, job.type_version, job.queue, job.arguments, job.unique_key, job.request_id,
      job.traceparent, job.state, job.attempt, job.max_attempts, job.crashes, job.token, job.enqueued_at,
      job.scheduled_at, job.started_at, job.finished_at, job.next_attempt_at, job.last_error_code,
      job.last_error_message, job.last_error_at, job.redacted_arguments
      """;

  static JobId id(ResultSet row) throws SQLException {
    return new JobId(row.getObject("id", UUID.class));
  }

  @Override
  public Job mapRow(ResultSet row, int number) throws SQLException {
    return new Job(
        id(row),
        row.getString("type"),
        row.getInt("type_version"),
        row.getString("queue"),
        row.getString("arguments"),
        row.getString("unique_key"),
        new Origin(row.getString("request_id"), row.getString("traceparent")),
        Names.constant(JobState.class, row.getString("state")),
        row.getInt("attempt"),
        row.getInt("max_attempts"),
        row.getInt("crashes"),
        row.getLong("token"),
        Micros.read(row, "enqueued_at"),
        Micros.readNullable(row, "scheduled_at"),
        Micros.readNullable(row, "started_at"),
        Micros.readNullable(row, "finished_at"),
        Micros.readNullable(row, "next_attempt_at"),
        lastError(row),
        Micros.readNullable(row, "last_error_at"),
        redacted(row.getString("redacted_arguments")));
  }

  /** The names of arguments, with commas between them; null where there are none, as mostly. */
  static @Nullable String redacted(NewJob job) {
    return job.redacted().isEmpty() ? null : String.join(",", job.redacted());
  }

  private static Set<String> redacted(@Nullable String names) {
    return names == null ? Set.of() : Set.copyOf(List.of(names.split(",")));
  }

  private static @Nullable JobError lastError(ResultSet row) throws SQLException {
    String code = row.getString("last_error_code");
    return code == null ? null : new JobError(code, row.getString("last_error_message"));
  }
}
