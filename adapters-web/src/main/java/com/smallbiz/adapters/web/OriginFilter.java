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
    MDC.put(MDC_TRACE_ID, origin.traceId());
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(MDC_REQUEST_ID);
      MDC.remove(MDC_TRACE_ID);
    }
  }
}
