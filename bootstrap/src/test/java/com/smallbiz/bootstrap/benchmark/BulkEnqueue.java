package com.smallbiz.bootstrap.benchmark;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.out.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Writes the rows of many jobs, each statement its own transaction. */
final class BulkEnqueue {

  static final int BATCH = 200;

  private static final String INSERT =
      """
      INSERT INTO jobs (
        id, type, type_version, queue, arguments, request_id, traceparent, state, attempt,
        max_attempts, token, enqueued_at, asked_again)
      SELECT id, '%s', %d, ?, '{"probe":0}', 'benchmark',
             '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'enqueued', 0, 25, 0, now(),
             false
      FROM unnest(?::uuid[]) AS id
      """
          .formatted(BenchmarkJob.TYPE.name(), BenchmarkJob.TYPE.version());

  private final DataSource database;
  private final Ids ids;
  private final int jobsPerStatement;

  BulkEnqueue(DataSource database, Ids ids, int jobsPerStatement) {
    this.database = database;
    this.ids = ids;
    this.jobsPerStatement = jobsPerStatement;
  }

  /** Enqueues from several connections; returns all ids, batch by batch. */
  List<List<JobId>> enqueue(int connections, String queue, int jobs) throws Exception {
    return enqueue(connections, queue, jobs, batch -> {});
  }

  /**
   * @param afterCommit what is to be done with each batch
   */
  List<List<JobId>> enqueue(
      int connections, String queue, int jobs, Consumer<List<Dispatch>> afterCommit)
      throws Exception {
    var left = new AtomicInteger(jobs);
    var batches = Collections.synchronizedList(new ArrayList<List<JobId>>());
    Crew.run(
        connections,
        () -> {
          for (int size = take(left); size > 0; size = take(left)) {
            List<JobId> batch = insert(queue, size);
            batches.add(batch);
            afterCommit.accept(
                batch.stream()
                    .map(id -> Dispatch.due(id, queue, BenchmarkJob.TYPE.name()))
                    .toList());
          }
        });
    return batches;
  }

  private int take(AtomicInteger left) {
    return Math.min(jobsPerStatement, left.getAndAdd(-jobsPerStatement));
  }

  private List<JobId> insert(String queue, int jobs) throws SQLException {
    List<JobId> batch = Stream.generate(() -> new JobId(ids.next())).limit(jobs).toList();
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, queue);
      insert.setObject(2, batch.stream().map(JobId::toString).toArray(String[]::new));
      insert.executeUpdate();
    }
    return batch;
  }
}
