package com.smallbiz.application.idempotency;

import java.util.List;

/** What a client was told, to be told again byte for byte. */
public final class Answer {

  private final int status;
  private final List<Header> headers;
  private final byte[] body;

  /**
   * @param name holds no colon
   */
  public record Header(String name, String value) {}

  /**
   * @param status as a number of HTTP
   * @param headers in their sequence
   * @param body empty if there is none; it is not to be changed any more
   */
  public Answer(int status, List<Header> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  public int status() {
    return status;
  }

  public List<Header> headers() {
    return headers;
  }

  /** It is not to be changed. */
  public byte[] body() {
    return body;
  }
}
