package com.smallbiz.application.testkit;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAction;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.port.out.JobControl;
import com.smallbiz.application.testkit.InMemoryJobs.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** The operator's hand on the jobs in memory. */
public record InMemoryJobControl(InMemoryJobs jobs) implements JobControl {

  @Override
  public Optional<Job> findForUpdate(JobId id) {
    return jobs.find(id).filter(job -> InMemoryJobCatalog.isSeen(job, jobs.now()));
  }

  @Override
  public List<JobId> hold(Collection<JobId> ids, JobState state) {
    return jobs.withRows(
        rows ->
            ids.stream()
                .map(rows::get)
                .filter(row -> row != null && row.job().state() == state)
                .map(Row::id)
                .toList());
  }

  @Override
  public List<Job> retry(Collection<JobId> ids) {
    return change(ids, JobAction.RETRY, this::isAlone, row -> row.retried(jobs.now()));
  }

  @Override
  public List<Job> kill(Collection<JobId> ids, JobError reason) {
    return change(ids, JobAction.KILL, (row, rows) -> true, row -> row.killed(reason, jobs.now()));
  }

  @Override
  public int delete(Collection<JobId> ids) {
    return jobs.withRows(
        rows -> {
          List<Row> found = allowed(rows, ids, JobAction.DELETE);
          found.forEach(row -> rows.remove(row.id()));
          return found.size();
        });
  }

  /** The newest come first, and each sees what became of those before it. */
  private List<Job> change(
      Collection<JobId> ids,
      JobAction action,
      BiPredicate<Row, Collection<Row>> condition,
      UnaryOperator<Row> change) {
    return jobs.withRows(
        rows -> {
          var changed = new ArrayList<Job>();
          for (Row row : allowed(rows, ids, action)) {
            if (condition.test(row, rows.values())) {
              rows.put(row.id(), change.apply(row));
              changed.add(rows.get(row.id()).job());
            }
          }
          return changed;
        });
  }

  private static List<Row> allowed(Map<JobId, Row> rows, Collection<JobId> ids, JobAction action) {
    return ids.stream()
        .map(rows::get)
        .filter(row -> row != null && action.isAllowedIn(row.job().state()))
        .sorted(Comparator.comparing((Row row) -> row.id().toString()).reversed())
        .toList();
  }

  private boolean isAlone(Row row, Collection<Row> all) {
    String key = row.job().uniqueKey();
    return key == null
        || all.stream()
            .filter(other -> !other.id().equals(row.id()) && other.job().state().isLive())
            .noneMatch(other -> key.equals(other.job().uniqueKey()));
  }
}
