package com.smallbiz.application.port.out;

import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.idempotency.Reservation;

/**
 * The keys that requests were sent with, and what these requests were answered. A key is remembered
 * for {@link IdempotentRequest#REMEMBERED_FOR}. All methods may throw {@link StorageUnavailable}.
 */
public interface IdempotencyKeys {

  /**
   * Makes this request the first with its key, unless there was one or is one; never waits for the
   * others. To be called once in a transaction, and a reservation that is granted is to be {@link
   * #store followed by its answer} in the same one; it is gone if that transaction is undone.
   */
  Reservation reserve(IdempotentRequest request);

  /** What the request is answered from now on, in the transaction that has reserved its key. */
  void store(IdempotentRequest request, Answer answer);

  /**
   * Forgets the keys that were remembered for long enough; a little at a time, so that nobody has
   * to wait for it.
   *
   * @return how many
   * @throws InterruptedException if the calling thread was interrupted; what is forgotten by then
   *     stays so
   */
  int removeExpired() throws InterruptedException;
}
