package com.smallbiz.bootstrap.conformance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A plain valid request for each operation, which everything else is a variation of. */
final class Requests {

  private final Specimens specimens;

  Requests(Specimens specimens) {
    this.specimens = specimens;
  }

  /** With a subject that the operation can be done to, and nothing that may be left out. */
  Request valid(Operation operation) {
    return operation.path().contains("{")
        ? to(operation, specimens.subjectOf(operation))
        : plain(operation, operation.path());
  }

  /** The same for this subject. */
  static Request to(Operation operation, String subject) {
    return plain(operation, operation.pathWith(subject));
  }

  private static Request plain(Operation operation, String target) {
    var request = Request.of(operation.method(), target);
    return operation
        .body()
        .map(body -> request.json(body.examples().get(0).toString()))
        .orElse(request);
  }

  static String parameter(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
