package com.smallbiz.domain.validation;

import java.util.List;

/** What was asked for breaks rules. Carries every broken rule, not just the first. */
public final class InvalidInput extends RuntimeException {

  private final transient List<Violation> violations;

  public InvalidInput(List<Violation> violations) {
    super(violations.toString());
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }
}
