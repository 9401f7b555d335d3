package com.smallbiz.application.usecase;

import com.smallbiz.application.port.in.EnqueuePing;
import com.smallbiz.application.port.in.EnqueuePingCommand;
import com.smallbiz.application.port.in.EnqueuedPing;
import com.smallbiz.domain.validation.Validation;

/** Sends signs of life through the background machinery. */
public final class Pings implements EnqueuePing {

  public static final String DEFAULT_MESSAGE = "hello from api";
  public static final int MAX_MESSAGE = 1_000;

  private final JobEnqueuer enqueuer;

  public Pings(JobEnqueuer enqueuer) {
    this.enqueuer = enqueuer;
  }

  @Override
  public EnqueuedPing enqueue(EnqueuePingCommand command) {
    var validation = new Validation();
    String text = validation.optionalText("message", command.message(), MAX_MESSAGE);
    validation.throwIfBroken();
    String message = text == null ? DEFAULT_MESSAGE : text;
    var jobId = enqueuer.enqueue(PingJob.TYPE, new PingJob.Arguments(message), command.origin());
    return new EnqueuedPing(jobId, message);
  }
}
