package com.smallbiz.adapters.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of problems that a client may be told of: each has a code, a status, a title, and the
 * words of its page.
 */
enum ProblemType {
  BAD_REQUEST(
      400,
      "The request cannot be understood",
      "What arrived is no HTTP request that can be read: a broken request line, header or length.",
      "Send it with an HTTP client that is in order; sending the same again will not help."),
  MALFORMED_JSON(
      400,
      "The request body is not JSON",
      "The body is no single JSON value in UTF-8: it is empty, broken or cut short, names a property twice, goes on after its end, or is nested too deeply.",
      "Correct the body; the detail says where reading ended."),
  INVALID_PARAMETER(
      400,
      "A query parameter is not valid",
      "A query parameter is unknown here, sent twice, empty, unreadable or out of range, or a cursor belongs to another list.",
      "Correct the parameters that errors names. Take a cursor only from next_cursor, with the same filters."),
  UNAUTHORIZED(
      401,
      "A valid API key is needed",
      "The request carries no API key, or one that is unknown, expired or revoked.",
      "Send a valid key: Authorization: Bearer <key>."),
  FORBIDDEN(
      403,
      "This is not allowed",
      "The API key is valid but lacks the scope that this request needs, or a browser asks for a website that may not use the API.",
      "Use a key with that scope, or have the website allowed; sending the same again will not help."),
  NOT_FOUND(
      404,
      "There is nothing here",
      "Nothing has this path: the path is wrong, the id is no UUID, or what was there is gone.",
      "Check the path and the id. Paths are case-sensitive and end without a slash."),
  METHOD_NOT_ALLOWED(
      405,
      "The method is not allowed here",
      "There is something at this path, but it does not know this method.",
      "Use one of the methods that the header Allow names."),
  NOT_ACCEPTABLE(
      406,
      "No acceptable representation",
      "The header Accept excludes everything that could be answered.",
      "Accept application/json."),
  REQUEST_TIMEOUT(
      408,
      "The request took too long to arrive",
      "The request did not arrive in time: it stalled, or came too slowly.",
      "Send it again, on a new connection and without pauses."),
  INVALID_TRANSITION(
      409,
      "The present state forbids it",
      "What was asked for does not follow from the present state: a cancelled order cannot be fulfilled, a job that ended well cannot be retried.",
      "Read it again to see its state, and decide anew."),
  ORDER_NOT_EDITABLE(
      409,
      "The order can no longer be edited",
      "Only a draft can be edited; of any other order, only its note.",
      "Leave the order as it is, or cancel it and create another."),
  ORDER_NOT_DELETABLE(
      409,
      "The order cannot be deleted",
      "Only a draft or a cancelled order can be deleted.",
      "Cancel the order first, if its state allows it."),
  IDEMPOTENCY_IN_FLIGHT(
      409,
      "The first request with this key is still being answered",
      "A request with the same Idempotency-Key is being worked on at this moment.",
      "Send it again with the same key after the time that the header Retry-After names."),
  STALE_VERSION(
      412,
      "The order has another version",
      "If-Match names a version that is not the present one: somebody has changed the order in between, or a sync has recorded what became of it.",
      "Read the order again, apply the change to what it is now, and send the new ETag."),
  PAYLOAD_TOO_LARGE(
      413,
      "The request body is too large",
      "The body is larger than what is read.",
      "Send less: split the work over several requests."),
  URI_TOO_LONG(
      414,
      "The URL is too long",
      "The path and the query together are longer than what is read.",
      "Shorten the query."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "The request body is of another media type",
      "The body is not JSON by its Content-Type, or it is compressed.",
      "Send plain JSON with Content-Type: application/json."),
  EXPECTATION_FAILED(
      417,
      "The expectation cannot be met",
      "The header Expect asks for something other than 100-continue.",
      "Leave the header out."),
  VALIDATION_FAILED(
      422,
      "The request body is not valid",
      "The body is JSON, but fields are missing, unknown, read-only, of the wrong type or out of bounds.",
      "Correct every field that errors names; all faults are reported at once."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The key was used for another request",
      "The Idempotency-Key was used within the last 24 hours with another request.",
      "Use a new key for each new request, and the same key only to repeat one."),
  RATE_LIMITED(
      429,
      "Too many requests",
      "More requests came in a short time than are allowed.",
      "Wait as long as the header Retry-After says."),
  REQUEST_HEADER_FIELDS_TOO_LARGE(
      431,
      "The request headers are too large",
      "The headers are too many, or too large together.",
      "Send fewer or shorter headers."),
  INTERNAL_ERROR(
      500,
      "Something went wrong on our side",
      "The server failed in a way that it did not foresee. The failure is in its log.",
      "Try again later. If it stays, report the request_id."),
  UNAVAILABLE(
      503,
      "The service is not available at the moment",
      "The server cannot reach what it needs to answer. Nothing has been changed.",
      "Send it again after the time that the header Retry-After names.");

  private final int status;
  private final String title;
  private final String description;
  private final String whatToDo;

  ProblemType(int status, String title, String description, String whatToDo) {
    this.status = status;
    this.title = title;
    this.description = description;
    this.whatToDo = whatToDo;
  }

  /**
   * The most general type of this status, or of its class where the status has none. What the
   * container says is not implemented, or not a version of HTTP, is what the client has sent.
   */
  static ProblemType of(int status) {
    boolean ofClient = status < 500 || status == 501 || status == 505;
    return Arrays.stream(values())
        .filter(type -> type.status == status)
        .findFirst()
        .orElse(ofClient ? BAD_REQUEST : INTERNAL_ERROR);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** What has happened, for somebody who reads about it. */
  String description() {
    return description;
  }

  String whatToDo() {
    return whatToDo;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A relative reference, to be resolved against wherever the client found this server. */
  String uri() {
    return "/problems/" + code().replace('_', '-');
  }

  /** The type whose page has this path, if any has. */
  static Optional<ProblemType> ofUri(String uri) {
    return Arrays.stream(values()).filter(type -> type.uri().equals(uri)).findFirst();
  }
}
