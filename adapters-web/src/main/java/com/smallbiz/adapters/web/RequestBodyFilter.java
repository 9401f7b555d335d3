package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.WebSettings.HttpLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.WebUtils;

/**
 * Reads every body whole before anything is done, so that no work begins for a request that never
 * ends, and nothing is held while it arrives. Refuses those that are too large, too slow, broken or
 * compressed.
 */
final class RequestBodyFilter extends HttpFilter {

  private static final int PIECE = 8 * 1024;

  /** Some 1,500 chosen rows. */
  private static final int MAX_FORM_BYTES = 64 * 1024;

  private final ProblemWriter problems;
  private final int maxBytes;
  private final long deadlineNanos;
  private final boolean readsForms;

  private RequestBodyFilter(
      ProblemWriter problems, int maxBytes, long deadlineNanos, boolean readsForms) {
    this.problems = problems;
    this.maxBytes = maxBytes;
    this.deadlineNanos = deadlineNanos;
    this.readsForms = readsForms;
  }

  /** For the API, which looks at bodies as they are. */
  static RequestBodyFilter ofApi(ProblemWriter problems, HttpLimits limits) {
    return new RequestBodyFilter(
        problems, limits.maxBodyBytes(), limits.bodyDeadline().toNanos(), false);
  }

  /** For the console, whose bodies are forms. */
  static RequestBodyFilter ofConsole(ProblemWriter problems, HttpLimits limits) {
    int maxBytes = Math.min(MAX_FORM_BYTES, limits.maxBodyBytes());
    return new RequestBodyFilter(problems, maxBytes, limits.bodyDeadline().toNanos(), true);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest buffered;
    try {
      // The console's forms were read before.
      buffered =
          WebUtils.getNativeRequest(request, BufferedRequest.class) != null
              ? request
              : withBody(request, response);
    } catch (RequestRefused refused) {
      problems.write(request, response, refused);
      return;
    }
    chain.doFilter(buffered, response);
  }

  private HttpServletRequest withBody(HttpServletRequest request, HttpServletResponse response) {
    if (request.getContentLengthLong() > maxBytes) {
      throw tooLarge();
    }
    try {
      ServletInputStream stream = request.getInputStream();
      if (stream.isFinished()) {
        return request;
      }
      if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
        // RFC 9110, 12.5.3: how the client learns that not the type of the body is wrong.
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        throw new RequestRefused(
            ProblemType.UNSUPPORTED_MEDIA_TYPE, "Compressed bodies are not read here");
      }
      requireUtf8(request);
      byte[] body = read(stream);
      return readsForms && FormRequest.isForm(request)
          ? new FormRequest(request, body)
          : new BufferedRequest(request, body);
    } catch (IOException unreadable) {
      throw NestedExceptionUtils.getMostSpecificCause(unreadable) instanceof SocketTimeoutException
          ? tooSlow()
          : new RequestRefused(ProblemType.BAD_REQUEST, "The body is broken or cut short");
    }
  }

  /** What is read as UTF-8 must not say that it is something else. */
  private static void requireUtf8(HttpServletRequest request) {
    try {
      Charset said =
          request.getContentType() == null
              ? null
              : MediaType.parseMediaType(request.getContentType()).getCharset();
      if (said != null && !said.equals(StandardCharsets.UTF_8)) {
        throw new RequestRefused(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Bodies are UTF-8");
      }
    } catch (IllegalArgumentException unreadable) {
      throw RequestRefused.ofStatus(ProblemType.UNSUPPORTED_MEDIA_TYPE.status());
    }
  }

  /** Tomcat gives up when nothing comes for a while; that a little comes is not enough either. */
  private byte[] read(ServletInputStream stream) throws IOException {
    var body = new ByteArrayOutputStream();
    var piece = new byte[PIECE];
    long start = System.nanoTime();
    for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
      body.write(piece, 0, read);
      if (body.size() > maxBytes) {
        throw tooLarge();
      }
      if (System.nanoTime() - start > deadlineNanos) {
        throw tooSlow();
      }
    }
    return body.toByteArray();
  }

  private RequestRefused tooLarge() {
    return new RequestRefused(
        ProblemType.PAYLOAD_TOO_LARGE, "A body may have %d bytes at most".formatted(maxBytes));
  }

  private static RequestRefused tooSlow() {
    return new RequestRefused(ProblemType.REQUEST_TIMEOUT, "The body did not arrive in time");
  }

  /** A request whose body has been read already. */
  static class BufferedRequest extends HttpServletRequestWrapper {

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
