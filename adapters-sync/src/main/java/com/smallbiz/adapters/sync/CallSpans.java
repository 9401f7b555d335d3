package com.smallbiz.adapters.sync;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.OrderSyncFailed;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trace tells of calls to the external order system: where to and what status came back, in
 * the names of OpenTelemetry's semantic conventions. Neither what was sent nor what was answered.
 */
final class CallSpans {

  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private final Tracer tracer;
  private final Attributes target;

  CallSpans(OpenTelemetry openTelemetry, URI target) {
    this.tracer = openTelemetry.getTracer("com.smallbiz.adapters.sync");
    this.target =
        Attributes.of(
            AttributeKey.stringKey("http.request.method"),
            "POST",
            AttributeKey.stringKey("server.address"),
            target.getHost(),
            AttributeKey.longKey("server.port"),
            (long) port(target));
  }

  /** Begins the span of one call, below what it goes back to. */
  CallSpan begin(Origin origin) {
    var parent =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), origin, new Carrier());
    return new CallSpan(
        origin,
        tracer
            .spanBuilder("POST /orders")
            .setSpanKind(SpanKind.CLIENT)
            .setParent(parent)
            .setAllAttributes(target)
            .startSpan());
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equals("https") ? 443 : 80;
  }

  /** One call's. */
  static final class CallSpan {

    private final Origin origin;
    private final Span span;
    private int status;

    private CallSpan(Origin origin, Span span) {
      this.origin = origin;
      this.span = span;
    }

    /** What the called one is told. */
    String traceparent() {
      SpanContext context = span.getSpanContext();
      return context.isValid()
          ? "00-%s-%s-%s"
              .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex())
          : origin.traceparent();
    }

    void answered(int code) {
      status = code;
      span.setAttribute(STATUS, code);
    }

    /** Which answers are failures is for others to say: there is a 409 that is none. */
    void failed(Throwable failure) {
      span.setStatus(StatusCode.ERROR);
      span.setAttribute(ERROR_TYPE, status > 0 ? Integer.toString(status) : nameOf(failure));
    }

    void end() {
      span.end();
    }

    private static String nameOf(Throwable failure) {
      Throwable cause = failure.getCause();
      return (failure instanceof OrderSyncFailed && cause != null ? cause : failure)
          .getClass()
          .getName();
    }
  }

  /** An origin as the header that it came in. */
  private static final class Carrier implements TextMapGetter<Origin> {

    @Override
    public Iterable<String> keys(Origin origin) {
      return List.of("traceparent");
    }

    @Override
    public @Nullable String get(@Nullable Origin origin, String key) {
      return origin != null && key.equals("traceparent") ? origin.traceparent() : null;
    }
  }
}
