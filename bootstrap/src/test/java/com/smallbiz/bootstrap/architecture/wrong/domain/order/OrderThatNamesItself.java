package com.smallbiz.bootstrap.architecture.wrong.domain.order;

import java.util.UUID;

/** Wrong: the domain makes ids up. */
public record OrderThatNamesItself(UUID id) {

  public OrderThatNamesItself() {
    this(UUID.randomUUID());
  }
}
