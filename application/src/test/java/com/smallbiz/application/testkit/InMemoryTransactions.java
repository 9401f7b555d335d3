package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.Transactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A database in memory: it keeps the tables of the stores that are built on it and lets one thread
 * in at a time. A transaction is undone by putting back what was there when it began.
 */
public final class InMemoryTransactions implements Transactions {

  private static final System.Logger LOGGER =
      System.getLogger(InMemoryTransactions.class.getName());

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Map<?, ?>> tables = new ArrayList<>();
  private Transaction open;

  private static final class Transaction {
    final List<Runnable> afterCommit = new ArrayList<>();
    boolean failed;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    var transaction = new Transaction();
    T result;
    lock.lock();
    try {
      if (open != null) {
        return join(work);
      }
      result = run(transaction, work);
    } finally {
      lock.unlock();
    }
    transaction.afterCommit.forEach(InMemoryTransactions::runQuietly);
    return result;
  }

  @Override
  public void afterCommit(Runnable action) {
    if (lock.isHeldByCurrentThread() && open != null) {
      open.afterCommit.add(action);
    } else {
      runQuietly(action);
    }
  }

  /** A table that takes part in transactions; to be used {@linkplain #exclusively} only. */
  <K, V> Map<K, V> newTable() {
    var table = new LinkedHashMap<K, V>();
    tables.add(table);
    return table;
  }

  /** Runs one operation of a store, in the open transaction or by itself. */
  <T> T exclusively(Supplier<T> operation) {
    lock.lock();
    try {
      return operation.get();
    } finally {
      lock.unlock();
    }
  }

  private <T> T run(Transaction transaction, Supplier<T> work) {
    List<Runnable> undo = tables.stream().map(InMemoryTransactions::undoOf).toList();
    boolean committed = false;
    open = transaction;
    try {
      T result = work.get();
      if (transaction.failed) {
        throw new IllegalStateException("a part of the transaction has failed: it is undone");
      }
      committed = true;
      return result;
    } finally {
      open = null;
      if (!committed) {
        undo.forEach(Runnable::run);
      }
    }
  }

  private <T> T join(Supplier<T> work) {
    boolean succeeded = false;
    try {
      T result = work.get();
      succeeded = true;
      return result;
    } finally {
      if (!succeeded) {
        open.failed = true;
      }
    }
  }

  private static <K, V> Runnable undoOf(Map<K, V> table) {
    var before = new LinkedHashMap<>(table);
    return () -> {
      table.clear();
      table.putAll(before);
    };
  }

  private static void runQuietly(Runnable action) {
    try {
      action.run();
    } catch (Throwable failure) {
      LOGGER.log(System.Logger.Level.ERROR, "an action after a commit failed", failure);
    }
  }
}
