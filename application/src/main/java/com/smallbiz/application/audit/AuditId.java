package com.smallbiz.application.audit;

import java.util.UUID;

/** Names an {@link AuditEntry}. */
public record AuditId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
