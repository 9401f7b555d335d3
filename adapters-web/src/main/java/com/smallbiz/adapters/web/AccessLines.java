package com.smallbiz.adapters.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access log: a line for each request, as a sentence and as fields. It holds nothing that a
 * client chose but its request id and its trace: no path, no query, no names, no keys.
 */
final class AccessLines {

  private static final Logger LOGGER = LoggerFactory.getLogger("access");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  /** The client has hung up before it was answered; no status of HTTP, but known by this number. */
  private static final int CLIENT_GONE = 499;

  private final Routes routes;

  AccessLines(Routes routes) {
    this.routes = routes;
  }

  void write(Request request, Response response, long nanos) {
    if (!LOGGER.isInfoEnabled()) {
      return;
    }
    // None where the request line could not be read.
    String sent = String.valueOf(request.getMethod());
    String method = METHODS.contains(sent) ? sent : "OTHER";
    String route = routes.of(request);
    int status = status(request, response);
    var line =
        LOGGER
            .atInfo()
            .addKeyValue("http.request.method", method)
            .addKeyValue("http.request.body.bytes", request.getCoyoteRequest().getBytesRead())
            .addKeyValue("http.response.status_code", status)
            .addKeyValue("http.response.body.bytes", response.getBytesWritten(false))
            .addKeyValue("http.route", route)
            .addKeyValue("event.duration", nanos);
    UUID keyId = Caller.of(request).keyId();
    if (keyId != null) {
      line = line.addKeyValue("key_id", keyId.toString());
    }
    line.log("{} {} {} in {} ms", method, route, status, nanos / 1_000_000);
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
