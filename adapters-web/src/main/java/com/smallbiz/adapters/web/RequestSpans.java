package com.smallbiz.adapters.web;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What a trace tells of a request: by its route and its status, in the names of OpenTelemetry's
 * semantic conventions. Where nothing is recorded a span is the context that the client sent, and
 * nothing more.
 */
final class RequestSpans {

  private static final String ATTRIBUTE = RequestSpans.class.getName();

  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private final Tracer tracer;

  RequestSpans(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer("com.smallbiz.adapters.web");
  }

  /**
   * Begins the span of a request, which it keeps to its {@link #end}.
   *
   * @param sent the client's context, which need not be valid
   * @return the context of all that the request sets going; not valid where the client sent none
   *     and nothing is recorded
   */
  SpanContext begin(HttpServletRequest request, SpanContext sent) {
    Span span =
        tracer
            .spanBuilder("request")
            .setSpanKind(SpanKind.SERVER)
            .setParent(Context.root().with(Span.wrap(sent)))
            .startSpan();
    request.setAttribute(ATTRIBUTE, span);
    return span.getSpanContext();
  }

  /** The request's span, which is one of none before it was begun. */
  static Span of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Span span ? span : Span.getInvalid();
  }

  static void end(HttpServletRequest request, Exchange exchange) {
    Span span = of(request);
    span.updateName(
        exchange.hasRoute() ? exchange.method() + " " + exchange.route() : exchange.method());
    span.setAttribute(METHOD, exchange.method());
    span.setAttribute(STATUS, exchange.status());
    if (exchange.hasRoute()) {
      span.setAttribute(ROUTE, exchange.route());
    }
    if (exchange.status() >= 500) {
      span.setAttribute(ERROR_TYPE, Integer.toString(exchange.status()));
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
