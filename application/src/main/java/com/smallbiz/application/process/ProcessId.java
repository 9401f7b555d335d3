package com.smallbiz.application.process;

import java.util.UUID;

/** Names one run of a process: started again, it has another. */
public record ProcessId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
