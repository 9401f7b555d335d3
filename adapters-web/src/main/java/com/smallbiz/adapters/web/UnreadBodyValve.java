package com.smallbiz.adapters.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads on for a while where a request was refused before its body was read. A client that only
 * listens once it has sent all gets to see the answer; one that goes on for too long is cut off,
 * which Tomcat by itself would only do by size.
 */
final class UnreadBodyValve extends ValveBase {

  static final int MAX_BYTES = 32 * 1024 * 1024;

  private static final Duration MAX_TIME = Duration.ofSeconds(5);

  UnreadBodyValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (request.isFinished()
        || request.isAsync()
        // Who waits to be told to go on was told not to, and sends nothing more.
        || request.getCoyoteRequest().hasExpectation()) {
      return;
    }
    try {
      response.finishResponse();
      // Who was too slow already is not waited for again.
      if (response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT
          || !isReadToItsEnd(request.getCoyoteRequest())) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
    } catch (IOException gone) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  /** Past Catalina, for which the body of a request that was answered is closed. */
  private static boolean isReadToItsEnd(org.apache.coyote.Request request) throws IOException {
    var discarded = new Discarded();
    long start = System.nanoTime();
    for (int all = 0; all <= MAX_BYTES; ) {
      int read = request.doRead(discarded);
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

  /** Where Tomcat puts what nobody wants. */
  private static final class Discarded implements ApplicationBufferHandler {

    private ByteBuffer buffer = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer filled) {
      buffer = filled;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    /** Tomcat's own buffers are as large as they have to be. */
    @Override
    public void expand(int size) {}
  }
}
