package com.smallbiz.domain.order;

import java.util.UUID;

/** Names one order for ever. */
public record OrderId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
