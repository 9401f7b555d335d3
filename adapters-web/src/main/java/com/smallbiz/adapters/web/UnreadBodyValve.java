package com.smallbiz.adapters.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Reads on for a while where a request was refused before its body was read. A client that only
 * listens once it has sent all gets to see the answer; one that goes on for too long is cut off,
 * which Tomcat by itself would only do by size.
 */
final class UnreadBodyValve extends ValveBase {

  static final int MAX_BYTES = 32 * 1024 * 1024;

  private static final Duration MAX_TIME = Duration.ofSeconds(5);
  private static final int PIECE = 64 * 1024;

  UnreadBodyValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (request.isFinished() || request.isAsync()) {
      return;
    }
    try {
      response.finishResponse();
      if (!isReadToItsEnd(request.getInputStream())) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
    } catch (IOException gone) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private static boolean isReadToItsEnd(InputStream body) throws IOException {
    var piece = new byte[PIECE];
    long start = System.nanoTime();
    for (int all = 0; all <= MAX_BYTES; ) {
      int read = body.read(piece);
      if (read < 0) {
        return true;
      }
      if (System.nanoTime() - start > MAX_TIME.toNanos()) {
        return false;
      }
      all += read;
    }
    return false;
  }
}
