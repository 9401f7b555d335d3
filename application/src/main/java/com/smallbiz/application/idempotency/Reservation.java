package com.smallbiz.application.idempotency;

/** What comes of the wish to be the first with a key. */
public sealed interface Reservation {

  /** This request is the first, and nobody else can be until its transaction is over. */
  record Granted() implements Reservation {}

  /** Another request with this key is being answered at this moment. */
  record InFlight() implements Reservation {}

  /** There was a first request. */
  record Answered(String fingerprint, Answer answer) implements Reservation {}
}
