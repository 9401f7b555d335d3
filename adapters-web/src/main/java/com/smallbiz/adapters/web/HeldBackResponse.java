package com.smallbiz.adapters.web;

import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.Answer.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    List<Header> added = headers();
    added.removeAll(before);
    var answer = new Answer(getStatus(), added, getContentAsByteArray());
    reset();
    before.forEach(header -> addHeader(header.name(), header.value()));
    return answer;
  }

  static void write(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(header -> response.addHeader(header.name(), header.value()));
    if (answer.body().length > 0) {
      response.setContentLength(answer.body().length);
      response.getOutputStream().write(answer.body());
    }
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
