package com.smallbiz.application.port.out;

import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.domain.order.OrderId;
import java.util.List;

/**
 * The attempts to sync orders. Each is kept for {@link SyncAttempt#KEPT}, but no longer than its
 * order. All methods may throw {@link StorageUnavailable}.
 *
 * <p>Times are kept to the microsecond.
 */
public interface SyncHistory {

  /** Adds an attempt, in the transaction that changes its order. */
  void add(SyncAttempt attempt);

  /** The attempts of an order that were added last, the very last one first. */
  List<SyncAttempt> latest(OrderId id, int limit);

  /**
   * Forgets the attempts that were kept for long enough; a little at a time, so that nobody has to
   * wait for it.
   *
   * @return how many
   * @throws InterruptedException if the calling thread was interrupted; what is forgotten by then
   *     stays so
   */
  int removeExpired() throws InterruptedException;
}
