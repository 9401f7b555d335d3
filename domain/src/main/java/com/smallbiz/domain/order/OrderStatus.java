package com.smallbiz.domain.order;

/** Where an order stands between being written and being done. */
public enum OrderStatus {
  DRAFT,
  SUBMITTED,
  FULFILLED,
  CANCELLED;

  /** Whether one step leads from here to there. */
  public boolean canBecome(OrderStatus next) {
    return switch (this) {
      case DRAFT -> next == SUBMITTED || next == CANCELLED;
      case SUBMITTED -> next == FULFILLED || next == CANCELLED;
      case FULFILLED, CANCELLED -> false;
    };
  }

  public boolean isEditable() {
    return this == DRAFT;
  }

  public boolean isDeletable() {
    return this == DRAFT || this == CANCELLED;
  }
}
