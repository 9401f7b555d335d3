package com.smallbiz.bootstrap.conformance;

import java.util.List;

/** Requests whose answer depends on what they meet: those that no schema tells of. */
final class StateCases {

  private static final String EMAIL = "{\"customer_email\":null}";

  private final Specimens specimens;
  private final Requests requests;

  StateCases(Specimens specimens, Requests requests) {
    this.specimens = specimens;
    this.requests = requests;
  }

  List<Case> of(Operation operation) {
    return switch (operation.id()) {
      case "getOrder" ->
          List.of(
              to(
                  operation,
                  "as it is known",
                  specimens.draftOrder(),
                  "If-None-Match",
                  "\"1\"",
                  304),
              to(
                  operation,
                  "as it is not known",
                  specimens.draftOrder(),
                  "If-None-Match",
                  "\"2\"",
                  200),
              to(
                  operation,
                  "as nobody knows it",
                  specimens.draftOrder(),
                  "If-None-Match",
                  "nonsense",
                  200));
      case "changeOrder" ->
          List.of(
              Case.of(
                  "a submitted order",
                  operation,
                  Requests.to(operation, specimens.submittedOrder()).json("{\"currency\":\"EUR\"}"),
                  409),
              Case.of(
                  "the note of a fulfilled order",
                  operation,
                  Requests.to(operation, specimens.fulfilledOrder()).json("{\"note\":\"late\"}"),
                  200),
              Case.of(
                  "nothing",
                  operation,
                  Requests.to(operation, specimens.draftOrder()).json(EMAIL),
                  200),
              stale(operation, "\"7\""),
              stale(operation, "W/\"1\""),
              stale(operation, "1"),
              stale(operation, "\"99999999999999999999\""));
      case "deleteOrder" ->
          List.of(
              to(operation, "a submitted order", specimens.submittedOrder(), 409),
              to(operation, "a cancelled order", specimens.cancelledOrder(), 204),
              stale(operation, "\"7\""));
      case "submitOrder" ->
          List.of(
              to(operation, "a cancelled order", specimens.cancelledOrder(), 409),
              to(operation, "a submitted order", specimens.submittedOrder(), 200),
              stale(operation, "\"7\""));
      case "fulfillOrder" ->
          List.of(
              to(operation, "a draft", specimens.draftOrder(), 409),
              to(operation, "a fulfilled order", specimens.fulfilledOrder(), 200),
              stale(operation, "\"7\""));
      case "cancelOrder" ->
          List.of(
              to(operation, "a fulfilled order", specimens.fulfilledOrder(), 409),
              to(operation, "a submitted order", specimens.submittedOrder(), 200),
              stale(operation, "\"7\""));
      case "syncOrder" ->
          List.of(
              to(operation, "a synced order", specimens.syncedOrder(), 200),
              to(operation, "a cancelled order", specimens.cancelledOrder(), 202),
              stale(operation, "\"7\""));
      case "retryJob", "killJob" ->
          List.of(to(operation, "a job that succeeded", specimens.succeededJob(), 409));
      case "deleteJob" ->
          List.of(
              to(operation, "a dead job", specimens.deadJob(), 204),
              to(operation, "a running job", specimens.runningJob(), 409));
      default -> List.of();
    };
  }

  /** With a version that is not the order's. */
  private Case stale(Operation operation, String version) {
    Request request = requests.valid(operation).header("If-Match", version);
    return Case.of("another version: " + version, operation, request, 412);
  }

  private static Case to(Operation operation, String name, String subject, int status) {
    return Case.of(name, operation, Requests.to(operation, subject), status);
  }

  private static Case to(
      Operation operation, String name, String subject, String header, String value, int status) {
    return Case.of(name, operation, Requests.to(operation, subject).header(header, value), status);
  }
}
