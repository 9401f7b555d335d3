package com.smallbiz.adapters.web;

import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.Answer.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Keeps an answer from the client for as long as it is not known whether it counts. */
final class HeldBackResponse extends ContentCachingResponseWrapper {

  /** What whoever stands before has put on the response, whatever the answer will be. */
  private final List<Header> before;

  HeldBackResponse(HttpServletResponse response) {
    super(response);
    this.before = headers();
  }

  /** Takes the answer off the response, which is then as it was before. */
  Answer take() {
    List<Header> all = headers();
    List<Header> changed =
        all.stream()
            .filter(header -> !values(header.name(), all).equals(values(header.name(), before)))
            .toList();
    var answer = new Answer(getStatus(), changed, getContentAsByteArray());
    reset();
    before.forEach(header -> addHeader(header.name(), header.value()));
    return answer;
  }

  /** In place of what stands on the response by these names, as the answer itself had it. */
  static void write(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    var replaced = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : answer.headers()) {
      if (replaced.add(header.name())) {
        response.setHeader(header.name(), header.value());
      } else {
        response.addHeader(header.name(), header.value());
      }
    }
    if (answer.body().length > 0) {
      response.setContentLength(answer.body().length);
      response.getOutputStream().write(answer.body());
    }
  }

  private static List<String> values(String name, List<Header> headers) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /** All but the length, which follows from the body. To Tomcat, the type is not among them. */
  private List<Header> headers() {
    var headers = new ArrayList<Header>();
    for (String name : getHeaderNames()) {
      if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)
          && !name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
        getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
      }
    }
    if (getContentType() != null) {
      headers.add(new Header(HttpHeaders.CONTENT_TYPE, getContentType()));
    }
    return headers;
  }
}
