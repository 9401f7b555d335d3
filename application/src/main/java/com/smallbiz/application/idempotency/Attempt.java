package com.smallbiz.application.idempotency;

/** One attempt to do what a request asks for, and what its client is told of it. */
public record Attempt(Result result, Answer answer) {

  /** What became of it. */
  public enum Result {
    /** It was done. */
    DONE,
    /** It was looked at and refused: the change is undone, and the answer stands. */
    REFUSED,
    /** It was not even begun, or has failed: the change is undone, and may be asked for again. */
    VOID
  }
}
