package com.smallbiz.bootstrap.metrics;

import com.smallbiz.application.idempotency.Attempt;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.port.in.AnswerOnce;
import com.smallbiz.application.port.in.AnsweredOnce;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Counts requests that were told what the first of their kind had been told. */
final class CountedReplays implements AnswerOnce {

  private final AnswerOnce answers;
  private final Counter replays;

  CountedReplays(AnswerOnce answers, MeterRegistry registry) {
    this.answers = answers;
    this.replays =
        Counter.builder("smallbiz.idempotent.replays")
            .description("Requests that were answered with the stored answer to an earlier one")
            .register(registry);
  }

  @Override
  public AnsweredOnce answer(IdempotentRequest request, Supplier<Attempt> work) {
    AnsweredOnce answered = answers.answer(request, work);
    if (answered instanceof AnsweredOnce.Replayed) {
      replays.increment();
    }
    return answered;
  }
}
