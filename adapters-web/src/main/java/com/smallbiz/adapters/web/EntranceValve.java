package com.smallbiz.adapters.web;

import static org.springframework.http.HttpHeaders.LOCATION;

import com.smallbiz.application.job.Origin;
import io.opentelemetry.context.Scope;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Where every request comes in and every answer goes out, also those that the container refuses
 * before any filter sees them. Puts on the answer what all have in common, the ids of the request
 * on every line that is logged meanwhile, one line for the request into the access log, and its
 * span around all of it.
 */
final class EntranceValve extends ValveBase implements AccessLog {

  private static final String MDC_REQUEST_ID = "request_id";
  private static final String MDC_TRACE_ID = "trace_id";
  private static final String MDC_ORDER_ID = "order_id";

  private final Origins origins;
  private final Routes routes;
  private final AccessLines lines = new AccessLines();

  EntranceValve(Origins origins, Routes routes) {
    super(true);
    this.origins = origins;
    this.routes = routes;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    putHeaders(request, response);
    nameInLog(request, OrderInPath.of(request.getRequestURI()));
    Scope span = RequestSpans.of(request).makeCurrent();
    try {
      getNext().invoke(request, response);
    } finally {
      span.close();
      forgetInLog();
    }
  }

  /**
   * The container calls this once for each request, when its answer has been sent or has failed.
   */
  @Override
  public void log(Request request, Response response, long nanos) {
    if (!response.isCommitted()) {
      // OPTIONS * is answered without asking anybody, and sent only after this.
      putHeaders(request, response);
    }
    if (lines.areWanted() || RequestSpans.of(request).isRecording()) {
      tell(request, response, nanos);
    }
  }

  /** Where a proxy speaks for the client is decided elsewhere. */
  @Override
  public void setRequestAttributesEnabled(boolean enabled) {}

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }

  private void tell(Request request, Response response, long nanos) {
    var exchange = Exchange.of(request, response, routes);
    String order = OrderInPath.of(request.getRequestURI());
    // One that was just made is named by the answer.
    nameInLog(request, order == null ? OrderInPath.of(response.getHeader(LOCATION)) : order);
    try {
      lines.write(exchange, request, response, nanos);
      RequestSpans.end(request, exchange);
    } finally {
      forgetInLog();
    }
  }

  private void putHeaders(Request request, Response response) {
    SecurityHeaders.putOn(request, response);
    response.setHeader(Origins.REQUEST_ID, origins.of(request).requestId());
  }

  private void nameInLog(Request request, @Nullable String orderId) {
    Origin origin = origins.of(request);
    MDC.put(MDC_REQUEST_ID, origin.requestId());
    MDC.put(MDC_TRACE_ID, origin.traceId());
    if (orderId != null) {
      MDC.put(MDC_ORDER_ID, orderId);
    }
  }

  private static void forgetInLog() {
    MDC.remove(MDC_REQUEST_ID);
    MDC.remove(MDC_TRACE_ID);
    MDC.remove(MDC_ORDER_ID);
  }
}
