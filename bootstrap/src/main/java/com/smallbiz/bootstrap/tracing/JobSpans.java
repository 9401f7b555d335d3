package com.smallbiz.bootstrap.tracing;

import com.smallbiz.application.job.Origin;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trace tells of jobs, in the names of OpenTelemetry's semantic conventions for messaging.
 * An {@link Origin} is what carries a trace through the database.
 */
final class JobSpans {

  static final AttributeKey<String> JOB_ID = AttributeKey.stringKey("messaging.message.id");
  static final AttributeKey<Long> JOBS = AttributeKey.longKey("messaging.batch.message_count");
  static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("smallbiz.job.attempt");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("smallbiz.job.outcome");
  static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("smallbiz.job.type");
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> QUEUE =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.name");
  private static final AttributeKey<String> OPERATION_TYPE =
      AttributeKey.stringKey("messaging.operation.type");

  private final Tracer tracer;

  JobSpans(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer("com.smallbiz.jobs");
  }

  SpanBuilder enqueue(String type, String queue, Origin origin) {
    return span("enqueue", type, queue, origin)
        .setSpanKind(SpanKind.PRODUCER)
        .setAttribute(OPERATION_TYPE, "send");
  }

  SpanBuilder run(String type, String queue, Origin origin) {
    return span("run", type, queue, origin)
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute(OPERATION_TYPE, "process");
  }

  private SpanBuilder span(String operation, String type, String queue, Origin origin) {
    return tracer
        .spanBuilder(operation + " " + type)
        .setParent(
            W3CTraceContextPropagator.getInstance().extract(Context.root(), origin, new Carrier()))
        .setAttribute(SYSTEM, "smallbiz")
        .setAttribute(OPERATION, operation)
        .setAttribute(QUEUE, queue)
        .setAttribute(TYPE, type);
  }

  /** The origin of what happens within the span; as it was, where nothing is recorded. */
  static Origin within(Span span, Origin origin) {
    SpanContext context = span.getSpanContext();
    return context.isValid()
        ? new Origin(
            origin.requestId(),
            "00-%s-%s-%s"
                .formatted(
                    context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex()))
        : origin;
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
