package com.smallbiz.adapters.web;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of problems that a client may be told of: each has a code, a status and a title. */
enum ProblemType {
  BAD_REQUEST(400, "The request cannot be understood"),
  MALFORMED_JSON(400, "The request body is not JSON"),
  INVALID_PARAMETER(400, "A query parameter is not valid"),
  UNAUTHORIZED(401, "A valid API key is needed"),
  FORBIDDEN(403, "The API key does not allow this"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "No acceptable representation"),
  REQUEST_TIMEOUT(408, "The request took too long to arrive"),
  INVALID_TRANSITION(409, "The present state forbids it"),
  ORDER_NOT_EDITABLE(409, "The order can no longer be edited"),
  ORDER_NOT_DELETABLE(409, "The order cannot be deleted"),
  IDEMPOTENCY_IN_FLIGHT(409, "The first request with this key is still being answered"),
  STALE_VERSION(412, "The order has another version"),
  PAYLOAD_TOO_LARGE(413, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The request body is of another media type"),
  VALIDATION_FAILED(422, "The request body is not valid"),
  IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request"),
  RATE_LIMITED(429, "Too many requests"),
  REQUEST_HEADER_FIELDS_TOO_LARGE(431, "The request headers are too large"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  NOT_IMPLEMENTED(501, "The server does not know how to do this"),
  UNAVAILABLE(503, "The service is not available at the moment"),
  HTTP_VERSION_NOT_SUPPORTED(505, "The version of HTTP is not supported");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The most general type of this status, or of its class where the status has none. */
  static ProblemType of(int status) {
    return Arrays.stream(values())
        .filter(type -> type.status == status)
        .findFirst()
        .orElse(status < 500 ? BAD_REQUEST : INTERNAL_ERROR);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A relative reference, to be resolved against wherever the client found this server. */
  String uri() {
    return "/problems/" + code().replace('_', '-');
  }
}
