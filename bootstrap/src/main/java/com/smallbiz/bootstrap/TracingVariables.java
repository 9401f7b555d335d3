package com.smallbiz.bootstrap;

import java.net.URI;
import java.util.Locale;

/**
 * Where traces are sent to. Boot reads these variables itself and would not say what is wrong with
 * one before the first trace is lost.
 */
final class TracingVariables {

  private TracingVariables() {}

  static void check(Variables variables) {
    if (variables.has("OTEL_EXPORTER_OTLP_ENDPOINT")) {
      variables.read(
          "OTEL_EXPORTER_OTLP_ENDPOINT",
          "the base URL of a collector: http://host:4318",
          TracingVariables::url);
    }
    if (variables.has("OTEL_EXPORTER_OTLP_PROTOCOL")) {
      variables.read(
          "OTEL_EXPORTER_OTLP_PROTOCOL",
          "http/protobuf, the one that is spoken here",
          TracingVariables::protocol);
    }
  }

  private static URI url(String value) {
    URI url = URI.create(value);
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException("no URL of HTTP");
    }
    return url;
  }

  private static String protocol(String value) {
    if (!value.equals("http/protobuf")) {
      throw new IllegalArgumentException("another protocol");
    }
    return value;
  }
}
