package com.smallbiz.bootstrap.architecture.wrong.domain.order;

import java.util.Random;
import java.util.function.Supplier;

/** Wrong: the domain leaves things to chance. */
public record OrderThatThrowsDice(Supplier<Random> dice) {

  public OrderThatThrowsDice() {
    this(Random::new);
  }
}
