package com.smallbiz.adapters.web;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.Ids;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says where a request comes from: by the request id and the trace that its client sent, or by new
 * ones where it sent none or none that can be used. A request keeps its origin to its end; where
 * traces are recorded, it is within the request's own span.
 */
final class Origins {

  static final String REQUEST_ID = "X-Request-Id";

  static final String TRACEPARENT = "traceparent";
  private static final String ATTRIBUTE = Origins.class.getName();
  private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /**
   * W3C Trace Context; all zeros are no ids. A version later than 00 may have more fields, and is
   * known by the four that 00 has.
   */
  private static final Pattern TRACEPARENT_FORM =
      Pattern.compile(
          "(?:00(?!.{54})|(?!00|ff)[0-9a-f]{2})"
              + "-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");

  private final Ids ids;
  private final RandomGenerator random;
  private final RequestSpans spans;

  Origins(Ids ids, RandomGenerator random, RequestSpans spans) {
    this.ids = ids;
    this.random = random;
    this.spans = spans;
  }

  Origin of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Origin known) {
      return known;
    }
    var origin = new Origin(requestId(request), traceparent(request));
    request.setAttribute(ATTRIBUTE, origin);
    return origin;
  }

  private String requestId(HttpServletRequest request) {
    String sent = onlyOne(request, REQUEST_ID);
    return REQUEST_ID_FORM.matcher(sent).matches() ? sent : ids.next().toString();
  }

  private String traceparent(HttpServletRequest request) {
    SpanContext context = spans.begin(request, sentContext(request));
    return context.isValid()
        ? "00-%s-%s-%s"
            .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex())
        : newTraceparent();
  }

  private static SpanContext sentContext(HttpServletRequest request) {
    String sent = onlyOne(request, TRACEPARENT);
    Matcher form = TRACEPARENT_FORM.matcher(sent);
    if (!form.matches()) {
      return SpanContext.getInvalid();
    }
    var flags = TraceFlags.fromHex(form.group(3), 0);
    return SpanContext.createFromRemoteParent(
        form.group(1),
        form.group(2),
        sent.startsWith("00") ? flags : knownInEveryVersion(flags),
        TraceState.getDefault());
  }

  /** Whatever the version that was sent, version 00 is what we speak. */
  private static TraceFlags knownInEveryVersion(TraceFlags flags) {
    return flags.isSampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
  }

  /**
   * Empty where there is none, or several, of which none is more to be believed than another. A
   * header that the container refused has a name and no value.
   */
  private static String onlyOne(HttpServletRequest request, String header) {
    Enumeration<String> sent = request.getHeaders(header);
    String first = sent.hasMoreElements() ? sent.nextElement() : null;
    return first == null || sent.hasMoreElements() ? "" : first;
  }

  /** Not sampled: nobody records this trace before us. */
  private String newTraceparent() {
    return "00-%s-%s-00".formatted(randomHex(16), randomHex(8));
  }

  private String randomHex(int bytes) {
    var octets = new byte[bytes];
    random.nextBytes(octets);
    // All zeros would be no id.
    octets[bytes - 1] |= 1;
    return HexFormat.of().formatHex(octets);
  }
}
