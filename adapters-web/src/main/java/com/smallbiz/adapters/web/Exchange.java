package com.smallbiz.adapters.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer, as they are told in the log and in a trace: by nothing that a client
 * chose.
 *
 * @param method one of HTTP's, or "OTHER"
 * @param route the template of its path, or "none"
 * @param status of the answer, or {@link #CLIENT_GONE}
 */
record Exchange(String method, String route, int status) {

  /** The client has hung up before it was answered; no status of HTTP, but known by this number. */
  static final int CLIENT_GONE = 499;

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  static Exchange of(Request request, Response response, Routes routes) {
    // None where the request line could not be read.
    String sent = String.valueOf(request.getMethod());
    return new Exchange(
        METHODS.contains(sent) ? sent : "OTHER", routes.of(request), status(request, response));
  }

  /** Whether the path is one that is served. */
  boolean hasRoute() {
    return !route.equals(Routes.NONE);
  }

  private static int status(Request request, Response response) {
    return response.getCoyoteResponse().isExceptionPresent()
            || hasBrokenOff(request.getCoyoteRequest().getErrorException())
        ? CLIENT_GONE
        : response.getStatus();
  }

  /** A client that was too slow, or sent what is no HTTP, is still there and was answered. */
  private static boolean hasBrokenOff(@Nullable Exception reading) {
    return reading instanceof IOException
        && !(reading instanceof SocketTimeoutException)
        && !(reading instanceof BadRequestException);
  }
}
