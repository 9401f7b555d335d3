package com.smallbiz.adapters.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends requests that failed outside of Spring, in place of Boot's page. */
@Controller
final class ProblemErrorController implements ErrorController {

  private final ProblemWriter problems;
  private final ObjectProvider<RouteMapping> routes;

  /**
   * @param routes are asked for when they are there, since they know this controller too
   */
  ProblemErrorController(ProblemWriter problems, ObjectProvider<RouteMapping> routes) {
    this.problems = problems;
    this.routes = routes;
  }

  /** A client that asks for this path by itself finds nothing. */
  @RequestMapping("${spring.web.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean failed =
        request.getDispatcherType() == DispatcherType.ERROR
            && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
    int status =
        failed
            ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
            : HttpStatus.NOT_FOUND.value();
    if (failed && status == HttpStatus.METHOD_NOT_ALLOWED.value()) {
      // The container refuses TRACE, and does not know what each path has instead.
      String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
      response.setHeader(HttpHeaders.ALLOW, String.join(", ", routes.getObject().methods(path)));
    }
    problems.write(request, response, RequestRefused.ofStatus(status));
  }
}
