package com.smallbiz.adapters.web;

import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Queues;
import com.smallbiz.application.port.out.StorageHealth;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.InMemoryApiKeys;
import com.smallbiz.application.testkit.InMemoryJobCatalog;
import com.smallbiz.application.testkit.InMemoryJobs;
import com.smallbiz.application.testkit.InMemoryQueues;
import com.smallbiz.application.testkit.InMemoryTransactions;
import java.time.Clock;
import java.util.function.Supplier;

/** A database in memory that can be made to fail. */
final class TestStorage implements Transactions, StorageHealth {

  private final InMemoryTransactions transactions;
  private final Orders orders;
  private final InMemoryJobs jobs;
  private final Queues queues;
  private volatile RuntimeException failure;

  TestStorage(InMemoryTransactions transactions, Orders orders, InMemoryJobs jobs) {
    this.transactions = transactions;
    this.orders = orders;
    this.jobs = jobs;
    this.queues = new InMemoryQueues(transactions);
  }

  Orders orders() {
    return orders;
  }

  InMemoryJobs jobs() {
    return jobs;
  }

  JobCatalog catalog() {
    return new InMemoryJobCatalog(jobs);
  }

  Queues queues() {
    return queues;
  }

  InMemoryApiKeys newApiKeys(Clock clock) {
    return new InMemoryApiKeys(transactions, clock);
  }

  /** From now on every transaction fails with this. */
  void failWith(RuntimeException failure) {
    this.failure = failure;
  }

  void recover() {
    failure = null;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    if (failure != null) {
      throw failure;
    }
    return transactions.inTransaction(work);
  }

  @Override
  public void afterCommit(Runnable action) {
    transactions.afterCommit(action);
  }

  @Override
  public boolean isReachable() {
    return failure == null;
  }
}
