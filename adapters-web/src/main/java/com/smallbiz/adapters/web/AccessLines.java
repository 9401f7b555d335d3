package com.smallbiz.adapters.web;

import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access log: a line for each request, as a sentence and as fields. It holds nothing that a
 * client chose but its request id, its trace and the id of an order: no path, no query, no names,
 * no keys.
 */
final class AccessLines {

  private static final Logger LOGGER = LoggerFactory.getLogger("access");

  boolean areWanted() {
    return LOGGER.isInfoEnabled();
  }

  void write(Exchange exchange, Request request, Response response, long nanos) {
    var line =
        LOGGER
            .atInfo()
            .addKeyValue("http.request.method", exchange.method())
            .addKeyValue("http.request.body.bytes", request.getCoyoteRequest().getBytesRead())
            .addKeyValue("http.response.status_code", exchange.status())
            .addKeyValue("http.response.body.bytes", response.getBytesWritten(false))
            .addKeyValue("http.route", exchange.route())
            .addKeyValue("event.duration", nanos);
    UUID keyId = Caller.of(request).keyId();
    if (keyId != null) {
      line = line.addKeyValue("key_id", keyId.toString());
    }
    line.log(
        "{} {} {} in {} ms",
        exchange.method(),
        exchange.route(),
        exchange.status(),
        nanos / 1_000_000);
  }
}
