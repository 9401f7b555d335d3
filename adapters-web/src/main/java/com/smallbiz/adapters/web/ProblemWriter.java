package com.smallbiz.adapters.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Answers a request with a problem, whoever found it: a controller, a filter or the container. What
 * the client would accept is not asked: an answer that it did not ask for beats none.
 */
final class ProblemWriter {

  private final Json json;
  private final Origins origins;

  ProblemWriter(Json json, Origins origins) {
    this.json = json;
    this.origins = origins;
  }

  void write(HttpServletRequest request, HttpServletResponse response, RequestRefused refused)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    ProblemType type = refused.type();
    String requestId = origins.of(request).requestId();
    byte[] body =
        json.write(
            new Problem(
                type.uri(),
                type.title(),
                type.status(),
                refused.detail(),
                instance(request),
                type.code(),
                requestId,
                refused.faults()));
    response.setStatus(type.status());
    response.setHeader(Origins.REQUEST_ID, requestId);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /** The path that was asked for; there is none where the request line could not be read. */
  private static String instance(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original) {
      return original;
    }
    String path = request.getRequestURI();
    return path == null ? "/" : path;
  }
}
