package com.smallbiz.application.key;

import java.util.UUID;

/** Names one API key for ever. It is no secret. */
public record ApiKeyId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
