package com.smallbiz.adapters.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;

/**
 * Answers a request with a problem, whoever found it: a controller, a filter or the container. What
 * the client would accept is not asked: an answer that it did not ask for beats none.
 */
final class ProblemWriter {

  private static final String CONSOLE = "/admin";

  private final Json json;
  private final Origins origins;
  private final Supplier<@Nullable HttpRequestHandler> consolesPage;

  /**
   * @param consolesPage shows by its status what went wrong to who uses the console; null where
   *     there is none
   */
  ProblemWriter(Json json, Origins origins, Supplier<@Nullable HttpRequestHandler> consolesPage) {
    this.json = json;
    this.origins = origins;
    this.consolesPage = consolesPage;
  }

  void write(HttpServletRequest request, HttpServletResponse response, RequestRefused refused)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    ProblemType type = refused.type();
    String requestId = origins.of(request).requestId();
    response.setStatus(type.status());
    response.setHeader(Origins.REQUEST_ID, requestId);
    HttpRequestHandler page = isOfConsole(request) ? consolesPage.get() : null;
    if (page == null) {
      writeProblem(request, response, refused, requestId);
      return;
    }
    try {
      page.handleRequest(request, response);
    } catch (ServletException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void writeProblem(
      HttpServletRequest request,
      HttpServletResponse response,
      RequestRefused refused,
      String requestId)
      throws IOException {
    ProblemType type = refused.type();
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
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  private static boolean isOfConsole(HttpServletRequest request) {
    String path = instance(request);
    return path.equals(CONSOLE) || path.startsWith(CONSOLE + "/");
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
