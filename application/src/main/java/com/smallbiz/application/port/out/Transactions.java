package com.smallbiz.application.port.out;

import java.util.function.Supplier;

/** Makes several changes one: all of them happen, or none does. */
public interface Transactions {

  /**
   * Runs the work in a transaction, the one that is open if there is one. Anything thrown undoes
   * the whole transaction and is passed on.
   *
   * @throws StorageUnavailable if the storage cannot be reached; whether a change that was being
   *     committed happened is then not known
   */
  <T> T inTransaction(Supplier<T> work);

  /**
   * Has something done once the open transaction is committed, and never if it is undone; at once
   * where no transaction is open. What the action throws is logged and goes no further, since the
   * change can no longer be undone.
   */
  void afterCommit(Runnable action);
}
