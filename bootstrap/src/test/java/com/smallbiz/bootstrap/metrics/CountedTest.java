package com.smallbiz.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.Attempt;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.in.AnsweredOnce;
import com.smallbiz.application.testkit.InMemoryRateLimiter;
import com.smallbiz.application.testkit.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountedTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void whoeverIsRefusedByALimitIsCounted() {
    var limit = new RateLimit("default", 2, Duration.ofMinutes(1));
    var limiter = new CountedRefusals(new InMemoryRateLimiter(new SettableClock()), registry);

    for (int i = 0; i < 5; i++) {
      limiter.take(limit, "somebody");
    }
    limiter.look(limit, "somebody");
    limiter.look(limit, "somebody else");

    assertThat(count("smallbiz.rate.limited")).isEqualTo(4);
  }

  @Test
  void onlyAnAnswerThatWasStoredBeforeIsAReplay() {
    var request = new IdempotentRequest(new UUID(0, 0), "key", "fingerprint");
    var answer = new Answer(200, List.of(), new byte[0]);
    var given =
        new ArrayDeque<AnsweredOnce>(
            List.of(
                new AnsweredOnce.Fresh(answer),
                new AnsweredOnce.Replayed(answer),
                new AnsweredOnce.InFlight(),
                new AnsweredOnce.Reused()));
    var answers = new CountedReplays((same, work) -> given.remove(), registry);

    for (int i = 0; i < 4; i++) {
      answers.answer(request, () -> new Attempt(Attempt.Result.DONE, answer));
    }

    assertThat(count("smallbiz.idempotent.replays")).isEqualTo(1);
  }

  private double count(String name) {
    return registry.get(name).counter().count();
  }
}
