package com.smallbiz.bootstrap.architecture.wrong.domain.order;

import java.time.Instant;
import java.util.function.Supplier;

/** Wrong: the domain takes the time itself. A rule on calls would miss this method reference. */
public record OrderThatTakesTheTime(Supplier<Instant> clock) {

  public OrderThatTakesTheTime() {
    this(Instant::now);
  }
}
