package com.smallbiz.adapters.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/** Answers what Tomcat refuses before the application sees it, in place of Tomcat's HTML page. */
final class ProblemReportValve extends ErrorReportValve {

  /** Tomcat has no status for this, only its words. */
  private static final String HEADERS_TOO_LARGE =
      StringManager.getManager(Http11InputBuffer.class)
          .getString("iib.requestheadertoolarge.error");

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
    try {
      problems.write(request, response, RequestRefused.ofStatus(status(response, throwable)));
    } catch (IOException gone) {
      container.getLogger().debug("nobody there to be told of the error", gone);
    }
  }

  private static int status(Response response, @Nullable Throwable throwable) {
    if (String.valueOf(response.getMessage()).startsWith(INVALID_URI)) {
      return ProblemType.NOT_FOUND.status();
    }
    return throwable != null && HEADERS_TOO_LARGE.equals(throwable.getMessage())
        ? ProblemType.REQUEST_HEADER_FIELDS_TOO_LARGE.status()
        : response.getStatus();
  }
}
