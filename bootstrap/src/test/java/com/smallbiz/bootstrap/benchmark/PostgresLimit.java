package com.smallbiz.bootstrap.benchmark;

import com.smallbiz.adapters.persistence.BareStatements;
import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.port.out.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What PostgreSQL does for the same rows when nobody asks more of it than the engine's statements,
 * batch by batch over some connections: insert, start, finish.
 */
final class PostgresLimit implements Figure {

  static final int CONNECTIONS = 3;

  static final String WHOLE = "PostgreSQL: insert + start + finish";
  static final String INSERT = "– insert";
  static final String START = "– start";
  static final String FINISH = "– finish";

  static final String INSERT_ONE = "PostgreSQL: insert, one job a transaction";

  /** All that the pool has. */
  static final int CONNECTIONS_FOR_ONE = 10;

  private static final int SINGLE_JOBS = 10_000;

  private static final String QUEUE = "limit";

  private final Testbed testbed;
  private final BulkEnqueue enqueue;
  private final BulkEnqueue enqueueOne;
  private final BareStatements statements;

  PostgresLimit(Testbed testbed) {
    this.testbed = testbed;
    this.enqueue = new BulkEnqueue(testbed.database(), testbed.part(Ids.class), BulkEnqueue.BATCH);
    this.enqueueOne = new BulkEnqueue(testbed.database(), testbed.part(Ids.class), 1);
    this.statements = new BareStatements(testbed.database());
  }

  @Override
  public Map<String, Double> round() throws Exception {
    int number = DurableThroughput.JOBS;
    testbed.reset();
    Rate whole = Rate.begin();
    List<List<JobId>> batches = enqueue.enqueue(CONNECTIONS, QUEUE, number);
    double insert = whole.of(number);
    Rate start = Rate.begin();
    each(batches, batch -> statements.start(claims(batch)));
    double started = start.of(number);
    Rate finish = Rate.begin();
    each(batches, batch -> statements.succeed(claims(batch)));
    double finished = finish.of(number);
    double all = whole.of(number);
    requireAllSucceeded();
    Rate one = Rate.begin();
    var unused = enqueueOne.enqueue(CONNECTIONS_FOR_ONE, QUEUE, SINGLE_JOBS);
    double insertOne = one.of(SINGLE_JOBS);

    var rates = new LinkedHashMap<String, Double>();
    rates.put(WHOLE, all);
    rates.put(INSERT, insert);
    rates.put(START, started);
    rates.put(FINISH, finished);
    rates.put(INSERT_ONE, insertOne);
    return rates;
  }

  private static void each(List<List<JobId>> batches, Consumer<List<JobId>> statement)
      throws Exception {
    var left = new ConcurrentLinkedQueue<>(batches);
    Crew.run(
        CONNECTIONS,
        () -> {
          for (var batch = left.poll(); batch != null; batch = left.poll()) {
            statement.accept(batch);
          }
        });
  }

  private static List<Claim> claims(List<JobId> batch) {
    return batch.stream().map(id -> new Claim(id, QUEUE, 1)).toList();
  }

  private void requireAllSucceeded() throws Exception {
    String others = testbed.query("SELECT count(*) FROM jobs WHERE state <> 'succeeded'");
    if (!others.equals("0")) {
      throw new IllegalStateException("the statements do not do their work");
    }
  }
}
