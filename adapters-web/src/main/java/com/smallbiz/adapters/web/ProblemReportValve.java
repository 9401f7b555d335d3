package com.smallbiz.adapters.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Answers what Tomcat refuses before the application sees it, in place of Tomcat's HTML page. */
final class ProblemReportValve extends ErrorReportValve {

  /** Tomcat has no status for this, only its words. */
  private static final String HEADERS_TOO_LARGE =
      StringManager.getManager(Http11InputBuffer.class)
          .getString("iib.requestheadertoolarge.error");

  private static final StringManager OF_HEADERS = StringManager.getManager(MimeHeaders.class);

  /** How Tomcat's words begin where a path holds what no path of ours could: %00, %2F, %zz. */
  private static final String INVALID_URI = "Invalid URI";

  private final ProblemWriter problems;

  ProblemReportValve(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    int status = status(request, response, throwable);
    if (status == ProblemType.REQUEST_HEADER_FIELDS_TOO_LARGE.status()) {
      // The rest of the headers is not read, so that no other request can follow.
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    try {
      problems.write(request, response, RequestRefused.ofStatus(status));
    } catch (IOException gone) {
      container.getLogger().debug("nobody there to be told of the error", gone);
    }
  }

  private static int status(Request request, Response response, @Nullable Throwable throwable) {
    if (String.valueOf(response.getMessage()).startsWith(INVALID_URI)) {
      return ProblemType.NOT_FOUND.status();
    }
    String words = throwable == null ? "" : String.valueOf(throwable.getMessage());
    if (words.equals(HEADERS_TOO_LARGE)) {
      // Where not even the request line had an end, Tomcat knows of no path yet.
      return request.getRequestURI() == null
          ? ProblemType.URI_TOO_LONG.status()
          : ProblemType.REQUEST_HEADER_FIELDS_TOO_LARGE.status();
    }
    return words.equals(tooManyHeaders(request))
        ? ProblemType.REQUEST_HEADER_FIELDS_TOO_LARGE.status()
        : response.getStatus();
  }

  private static @Nullable String tooManyHeaders(Request request) {
    Object most = request.getConnector().getProperty("maxHeaderCount");
    return OF_HEADERS.getString("headers.maxCountFail", most);
  }
}
