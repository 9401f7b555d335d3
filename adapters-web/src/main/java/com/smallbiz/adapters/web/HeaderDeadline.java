package com.smallbiz.adapters.web;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * An end to the patience with a request line and headers that arrive byte by byte: Tomcat waits for
 * each byte anew. A connection that sends nothing more is closed by Tomcat itself.
 */
final class HeaderDeadline {

  private HeaderDeadline() {}

  /** HTTP/1.1 with that end. Public, as Tomcat makes it by its name. */
  public static final class Protocol extends Http11NioProtocol {

    private volatile long deadlineNanos = Long.MAX_VALUE;

    void setHeaderDeadline(Duration deadline) {
      deadlineNanos = deadline.toNanos();
    }

    @Override
    protected Processor createProcessor() {
      return new DeadlineProcessor(this, getAdapter());
    }
  }

  /** Is called again with each piece that arrives, until the headers are complete. */
  private static final class DeadlineProcessor extends Http11Processor {

    private static final long NOT_BEGUN = -1;

    private final Protocol protocol;

    DeadlineProcessor(Protocol protocol, Adapter adapter) {
      super(protocol, adapter);
      this.protocol = protocol;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
      if (hasBegun() && System.nanoTime() - request.getStartTimeNanos() > protocol.deadlineNanos) {
        return SocketState.CLOSED;
      }
      SocketState state = super.service(socket);
      // After an empty line Tomcat would forget that a request has begun.
      return state == SocketState.OPEN && hasBegun() ? SocketState.LONG : state;
    }

    private boolean hasBegun() {
      return request.getStartTimeNanos() != NOT_BEGUN;
    }
  }
}
