package com.smallbiz.adapters.persistence;

import static com.smallbiz.adapters.persistence.Storage.reach;

import com.smallbiz.application.port.out.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Transactions by Spring's means.
 *
 * <p>What is to be done after the commit is kept here and not registered with Spring, which would
 * run it while the committed transaction still holds its connection: a transaction that such an
 * action opened would take part in the one that is over, and never be committed.
 */
final class SpringTransactions implements Transactions {

  private static final Logger LOGGER = LoggerFactory.getLogger(SpringTransactions.class);

  /** What the open transaction of a thread is to be followed by. */
  private static final ThreadLocal<@Nullable List<Runnable>> AFTER_COMMIT = new ThreadLocal<>();

  private final TransactionOperations transactions;

  SpringTransactions(TransactionOperations transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    if (AFTER_COMMIT.get() != null) {
      return execute(work);
    }
    var actions = new ArrayList<Runnable>();
    AFTER_COMMIT.set(actions);
    T result;
    try {
      result = execute(work);
    } finally {
      AFTER_COMMIT.remove();
    }
    actions.forEach(SpringTransactions::runQuietly);
    return result;
  }

  @Override
  public void afterCommit(Runnable action) {
    List<Runnable> actions = AFTER_COMMIT.get();
    if (actions == null) {
      runQuietly(action);
    } else {
      actions.add(action);
    }
  }

  private <T> T execute(Supplier<T> work) {
    return reach(() -> transactions.<T>execute(status -> work.get()));
  }

  private static void runQuietly(Runnable action) {
    try {
      action.run();
    } catch (Throwable failure) {
      LOGGER.error("an action after a commit failed", failure);
    }
  }
}
