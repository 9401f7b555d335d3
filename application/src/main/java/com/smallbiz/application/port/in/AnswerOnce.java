package com.smallbiz.application.port.in;

import com.smallbiz.application.idempotency.Attempt;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.util.function.Supplier;

/** Use case: a request that may be sent several times is done once, and answered the same. */
@FunctionalInterface
public interface AnswerOnce {

  /**
   * @param work does what the request asks for. It is run once at most, in the transaction in which
   *     the answer is stored, and nobody may hear of its answer before this method has returned.
   *     What it throws undoes everything and is passed on
   * @throws StorageUnavailable if the storage cannot be reached; the same request may be sent again
   *     whatever became of this one
   */
  AnsweredOnce answer(IdempotentRequest request, Supplier<Attempt> work);
}
