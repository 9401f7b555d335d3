package com.smallbiz.adapters.web;

import com.smallbiz.application.job.Origin;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

/**
 * Where every request comes in and every answer goes out, also those that the container refuses
 * before any filter sees them. Puts on the answer what all have in common, the ids of the request
 * on every line that is logged meanwhile, and one line for the request into the access log.
 */
final class EntranceValve extends ValveBase implements AccessLog {

  private static final String MDC_REQUEST_ID = "request_id";
  private static final String MDC_TRACE_ID = "trace_id";

  private final Origins origins;
  private final AccessLines lines;

  EntranceValve(Origins origins, AccessLines lines) {
    super(true);
    this.origins = origins;
    this.lines = lines;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    putHeaders(request, response);
    nameInLog(request);
    try {
      getNext().invoke(request, response);
    } finally {
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
    nameInLog(request);
    try {
      lines.write(request, response, nanos);
    } finally {
      forgetInLog();
    }
  }

  /** Where a proxy speaks for the client is decided elsewhere. */
  @Override
  public void setRequestAttributesEnabled(boolean enabled) {}

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }

  private void putHeaders(Request request, Response response) {
    SecurityHeaders.putOn(request, response);
    response.setHeader(Origins.REQUEST_ID, origins.of(request).requestId());
  }

  private void nameInLog(Request request) {
    Origin origin = origins.of(request);
    MDC.put(MDC_REQUEST_ID, origin.requestId());
    MDC.put(MDC_TRACE_ID, origin.traceId());
  }

  private static void forgetInLog() {
    MDC.remove(MDC_REQUEST_ID);
    MDC.remove(MDC_TRACE_ID);
  }
}
