package com.smallbiz.application.port.in;

import com.smallbiz.application.idempotency.Answer;

/** How a request with a key was answered. */
public sealed interface AnsweredOnce {

  /** It was the first: this is what its work had to say. */
  record Fresh(Answer answer) implements AnsweredOnce {}

  /** It was done before: this is what the first one was told. */
  record Replayed(Answer answer) implements AnsweredOnce {}

  /** The first one is still being answered. */
  record InFlight() implements AnsweredOnce {}

  /** Its key belongs to another request. */
  record Reused() implements AnsweredOnce {}
}
