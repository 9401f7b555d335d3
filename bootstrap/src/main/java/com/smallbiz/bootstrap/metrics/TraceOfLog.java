package com.smallbiz.bootstrap.metrics;

import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The trace that an exemplar names: the one in the log, so that a bar of a histogram leads to the
 * lines of a request or a job that stands in it. There is one whether or not spans are recorded.
 */
final class TraceOfLog implements SpanContext {

  @Override
  public @Nullable String getCurrentTraceId() {
    return MDC.get("trace_id");
  }

  /** Not known, which OpenMetrics allows and the client library does not. */
  @Override
  public String getCurrentSpanId() {
    return "";
  }

  @Override
  public boolean isCurrentSpanSampled() {
    return getCurrentTraceId() != null;
  }

  @Override
  public void markCurrentSpanAsExemplar() {}
}
