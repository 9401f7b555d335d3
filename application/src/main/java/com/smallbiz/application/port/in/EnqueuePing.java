package com.smallbiz.application.port.in;

import com.smallbiz.domain.validation.InvalidInput;

/** Use case: a sign of life is sent through the whole of the background machinery. */
@FunctionalInterface
public interface EnqueuePing {

  /**
   * @return the message that will be logged and the job that will log it
   * @throws InvalidInput if the message breaks a rule
   */
  EnqueuedPing enqueue(EnqueuePingCommand command);
}
