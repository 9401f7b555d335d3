package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.Problem.Fault;
import com.smallbiz.adapters.web.Problem.FieldFault;
import com.smallbiz.adapters.web.Problem.ParameterFault;
import java.util.List;
import java.util.stream.Collectors;

/** A request that is answered with a problem. */
final class RequestRefused extends RuntimeException {

  private final ProblemType type;
  private final transient List<? extends Fault> faults;

  RequestRefused(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  private RequestRefused(ProblemType type, String detail, List<? extends Fault> faults) {
    super(detail);
    this.type = type;
    this.faults = List.copyOf(faults);
  }

  /** For what Spring or the container refused, who name no more than a status. */
  static RequestRefused ofStatus(int status) {
    ProblemType type = ProblemType.of(status);
    String detail =
        switch (type) {
          case NOT_FOUND -> "No resource has this path";
          case METHOD_NOT_ALLOWED -> "The header Allow names the methods that are";
          case NOT_ACCEPTABLE -> "Answers are application/json";
          case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json";
          case REQUEST_HEADER_FIELDS_TOO_LARGE -> "Send fewer or shorter headers";
          case URI_TOO_LONG -> "Send a shorter URL";
          case INTERNAL_ERROR -> "Our log knows more, by the request id";
          default -> "The server refused the request before looking at its content";
        };
    return new RequestRefused(type, detail);
  }

  static RequestRefused invalidBody(List<FieldFault> faults) {
    String detail =
        faults.size() == 1
            ? "1 field needs attention"
            : "%d fields need attention".formatted(faults.size());
    return new RequestRefused(ProblemType.VALIDATION_FAILED, detail, faults);
  }

  static RequestRefused invalidParameters(List<ParameterFault> faults) {
    String detail =
        faults.stream()
            .map(fault -> fault.parameter() + " " + fault.detail())
            .collect(Collectors.joining("; "));
    return new RequestRefused(ProblemType.INVALID_PARAMETER, detail, faults);
  }

  static RequestRefused notFound(String what) {
    return new RequestRefused(ProblemType.NOT_FOUND, "There is no %s of this id".formatted(what));
  }

  ProblemType type() {
    return type;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  List<? extends Fault> faults() {
    return faults;
  }
}
