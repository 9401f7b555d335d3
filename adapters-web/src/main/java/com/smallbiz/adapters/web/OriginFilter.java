package com.smallbiz.adapters.web;

import com.smallbiz.application.job.Origin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Puts the request id on the response, and it and the trace id on every line that is logged. */
final class OriginFilter extends HttpFilter {

  private static final String MDC_REQUEST_ID = "request_id";
  private static final String MDC_TRACE_ID = "trace_id";

  private static final int TRACE_ID_BEGIN = 3;
  private static final int TRACE_ID_END = 35;

  private final Origins origins;

  OriginFilter(Origins origins) {
    this.origins = origins;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Origin origin = origins.of(request);
    response.setHeader(Origins.REQUEST_ID, origin.requestId());
    MDC.put(MDC_REQUEST_ID, origin.requestId());
    MDC.put(MDC_TRACE_ID, traceId(origin));
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(MDC_REQUEST_ID);
      MDC.remove(MDC_TRACE_ID);
    }
  }

  private static String traceId(Origin origin) {
    return origin.traceparent().substring(TRACE_ID_BEGIN, TRACE_ID_END);
  }
}
