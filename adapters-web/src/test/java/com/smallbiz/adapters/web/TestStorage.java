package com.smallbiz.adapters.web;

import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.StorageHealth;
import com.smallbiz.application.port.out.Transactions;
import java.util.function.Supplier;

/** A database in memory that can be made to fail. */
final class TestStorage implements Transactions, StorageHealth {

  private final Transactions transactions;
  private final Orders orders;
  private final Jobs jobs;
  private volatile RuntimeException failure;

  TestStorage(Transactions transactions, Orders orders, Jobs jobs) {
    this.transactions = transactions;
    this.orders = orders;
    this.jobs = jobs;
  }

  Orders orders() {
    return orders;
  }

  Jobs jobs() {
    return jobs;
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
