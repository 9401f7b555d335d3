package com.smallbiz.domain.validation;

/** The kinds of rules that a value from outside can break. */
public enum Rule {
  REQUIRED,
  BLANK,
  TOO_LONG,
  OUT_OF_RANGE,
  INVALID_FORMAT,
  MISMATCH
}
