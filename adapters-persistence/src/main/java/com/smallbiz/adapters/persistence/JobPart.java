package com.smallbiz.adapters.persistence;

import com.smallbiz.application.job.JobState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the table {@code jobs}, each with an index by queue, type and id. A job is in one of
 * them, and so is a state. No index mentions the state itself, since every start of a job would
 * have to touch it then.
 */
enum JobPart {
  /** Jobs that are enqueued or running. */
  AT_HAND("finished_at IS NULL AND next_attempt_at IS NULL"),
  /** A scheduled job waits for its time, and a retrying one for another; both are in the index. */
  SCHEDULED("next_attempt_at = scheduled_at"),
  RETRYING("next_attempt_at IS NOT NULL AND next_attempt_at IS DISTINCT FROM scheduled_at"),
  DEAD("died_at IS NOT NULL"),
  SUCCEEDED("finished_at IS NOT NULL AND died_at IS NULL");

  /** As the predicate of the part's index. */
  private final String condition;

  JobPart(String condition) {
    this.condition = condition;
  }

  /** The parts that have jobs in this state, or all for null. */
  static List<JobPart> with(@Nullable JobState state) {
    return state == null ? List.of(values()) : List.of(of(state));
  }

  private static JobPart of(JobState state) {
    return switch (state) {
      case ENQUEUED, RUNNING -> AT_HAND;
      case SCHEDULED -> SCHEDULED;
      case RETRYING -> RETRYING;
      case DEAD -> DEAD;
      case SUCCEEDED -> SUCCEEDED;
    };
  }

  String condition() {
    return condition;
  }

  /**
   * What is shown of the part: the jobs in this state, or in any for null. The planner would take a
   * plain comparison for one that hardly a job of a small part passes, as if states were spread
   * evenly over the parts, and then gather all of the part to sort it. So it is put in a form of
   * which the planner expects nothing.
   */
  String shown(@Nullable JobState state) {
    return switch (this) {
      case AT_HAND ->
          state == null
              ? condition
              : condition + " AND CASE state WHEN '%s' THEN true END".formatted(Names.of(state));
      case SCHEDULED, RETRYING, DEAD -> condition;
      case SUCCEEDED -> condition + " AND finished_at > now() - interval '24 hours'";
    };
  }

  /**
   * A query for the kinds of jobs in this part, each a queue and a type: it goes from one to the
   * next in the index, however many jobs lie between them.
   */
  String kinds() {
    return """
    WITH RECURSIVE kind AS (
      (SELECT queue, type FROM jobs WHERE %1$s ORDER BY queue DESC, type DESC LIMIT 1)
      UNION ALL
      SELECT next.queue, next.type
      FROM kind CROSS JOIN LATERAL (
        SELECT queue, type FROM jobs
        WHERE %1$s AND (queue, type) < (kind.queue, kind.type)
        ORDER BY queue DESC, type DESC LIMIT 1
      ) AS next
    )
    SELECT queue, type FROM kind
    """
        .formatted(condition);
  }
}
