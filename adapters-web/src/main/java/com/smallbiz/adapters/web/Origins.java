package com.smallbiz.adapters.web;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says where a request comes from: by the request id and the trace that its client sent, or by new
 * ones where it sent none or none that can be used. A request keeps its origin to its end.
 */
final class Origins {

  static final String REQUEST_ID = "X-Request-Id";

  private static final String TRACEPARENT = "traceparent";
  private static final String ATTRIBUTE = Origins.class.getName();
  private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /** W3C Trace Context, version 00; all zeros are no ids. */
  private static final Pattern TRACEPARENT_FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private final Ids ids;
  private final RandomGenerator random;

  Origins(Ids ids, RandomGenerator random) {
    this.ids = ids;
    this.random = random;
  }

  Origin of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Origin known) {
      return known;
    }
    var origin =
        new Origin(
            usable(request.getHeader(REQUEST_ID), REQUEST_ID_FORM, () -> ids.next().toString()),
            usable(request.getHeader(TRACEPARENT), TRACEPARENT_FORM, this::newTraceparent));
    request.setAttribute(ATTRIBUTE, origin);
    return origin;
  }

  private static String usable(@Nullable String sent, Pattern form, Supplier<String> otherwise) {
    return sent != null && form.matcher(sent).matches() ? sent : otherwise.get();
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
