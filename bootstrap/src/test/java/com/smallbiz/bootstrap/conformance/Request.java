package com.smallbiz.bootstrap.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire, with nothing checked or put right.
 *
 * @param target path and query, encoded already, or not
 * @param headers beside {@code Host} and those that frame the body
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record Request(
    String method, String target, List<Header> headers, byte @Nullable [] body, boolean chunked) {

  record Header(String name, String value) {}

  /** With these, what follows on the connection may no longer be where it is expected. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private static final int SHOWN = 2_000;

  static Request of(String method, String target) {
    return new Request(method, target, List.of(), null, false);
  }

  Request method(String other) {
    return new Request(other, target, headers, body, chunked);
  }

  Request target(String other) {
    return new Request(method, other, headers, body, chunked);
  }

  /** The same with one more parameter, which is encoded already. */
  Request query(String parameter) {
    return target(target + (target.contains("?") ? "&" : "?") + parameter);
  }

  /** The same with one more header. */
  Request header(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Request(method, target, List.copyOf(more), body, chunked);
  }

  /** The same with this header alone of its name. */
  Request onlyHeader(String name, String value) {
    return without(name).header(name, value);
  }

  Request without(String name) {
    return new Request(
        method,
        target,
        headers.stream().filter(it -> !it.name().equalsIgnoreCase(name)).toList(),
        body,
        chunked);
  }

  Request json(String text) {
    return json(text.getBytes(StandardCharsets.UTF_8));
  }

  Request json(byte[] text) {
    return body(text).onlyHeader("Content-Type", "application/json");
  }

  Request body(byte[] bytes) {
    return new Request(method, target, headers, bytes, chunked);
  }

  /** The same, with the length of its body not announced. */
  Request inChunks() {
    return new Request(method, target, headers, body, true);
  }

  String bodyText() {
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  /** Whether the connection cannot be used again after it. */
  boolean spoilsConnection() {
    return (method + target).chars().anyMatch(it -> it < ' ')
        || headers.stream()
            .anyMatch(
                it ->
                    FRAMING.contains(it.name().strip().toLowerCase(Locale.ROOT))
                        || (it.name() + it.value()).chars().anyMatch(c -> c < ' '));
  }

  byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head().getBytes(StandardCharsets.UTF_8));
    if (body != null && chunked) {
      bytes.writeBytes("%x\r\n".formatted(body.length).getBytes(StandardCharsets.US_ASCII));
      bytes.writeBytes(body);
      bytes.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } else if (body != null) {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  private String head() {
    var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
    head.append("Host: localhost\r\n");
    headers.forEach(it -> head.append(it.name()).append(": ").append(it.value()).append("\r\n"));
    if (body != null && chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (body != null) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  /** What is sent, shortened where it is long, with all that cannot be seen as an escape. */
  @Override
  public String toString() {
    String sent = new String(toBytes(), StandardCharsets.UTF_8);
    var shown = new StringBuilder();
    sent.codePoints()
        .limit(SHOWN)
        .forEach(
            it -> {
              if (it == '\n' || (it >= ' ' && it < 0x7f)) {
                shown.appendCodePoint(it);
              } else if (it != '\r') {
                shown.append("\\u{%x}".formatted(it));
              }
            });
    return sent.length() > SHOWN
        ? shown + "… (%d bytes)".formatted(toBytes().length)
        : shown.toString();
  }
}
