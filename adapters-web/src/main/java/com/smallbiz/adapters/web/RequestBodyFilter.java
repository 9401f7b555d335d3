package com.smallbiz.adapters.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.springframework.core.NestedExceptionUtils;

/**
 * Refuses bodies that are too large, before anything is done. A body of unannounced length is
 * therefore read here, up to the limit, also where nobody wants it.
 */
final class RequestBodyFilter extends HttpFilter {

  static final int MAX_BYTES = 256 * 1024;

  private final ProblemWriter problems;

  RequestBodyFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest limited;
    try {
      limited = withLimitedBody(request);
    } catch (RequestRefused refused) {
      problems.write(request, response, refused);
      return;
    }
    chain.doFilter(limited, response);
  }

  private static HttpServletRequest withLimitedBody(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MAX_BYTES) {
      throw tooLarge();
    }
    ServletInputStream stream = request.getInputStream();
    if (request.getContentLengthLong() >= 0 || stream.isFinished()) {
      return request;
    }
    try {
      byte[] body = stream.readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        throw tooLarge();
      }
      return new BufferedRequest(request, body);
    } catch (IOException unreadable) {
      if (!(NestedExceptionUtils.getMostSpecificCause(unreadable)
          instanceof SocketTimeoutException)) {
        throw unreadable;
      }
      throw new RequestRefused(ProblemType.REQUEST_TIMEOUT, "The body did not arrive in time");
    }
  }

  private static RequestRefused tooLarge() {
    return new RequestRefused(
        ProblemType.PAYLOAD_TOO_LARGE, "A body may have %d bytes at most".formatted(MAX_BYTES));
  }

  /** A request whose body has been read already. */
  static final class BufferedRequest extends HttpServletRequestWrapper {

    private final ByteArrayInputStream body;

    BufferedRequest(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = new ByteArrayInputStream(body);
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ServletInputStream() {
        @Override
        public int read() {
          return body.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          return body.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
          return body.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException("the body is here already");
        }
      };
    }
  }
}
