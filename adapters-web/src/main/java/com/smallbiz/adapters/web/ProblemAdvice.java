package com.smallbiz.adapters.web;

import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.order.StaleOrder;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.domain.order.InvalidTransition;
import com.smallbiz.domain.order.OrderNotDeletable;
import com.smallbiz.domain.order.OrderNotEditable;
import com.smallbiz.domain.order.OrderRefused;
import com.smallbiz.domain.validation.InvalidInput;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Says, for everything that can go wrong in a request, what the client is told of it. */
@ControllerAdvice
final class ProblemAdvice {

  private static final Logger LOGGER = LoggerFactory.getLogger(ProblemAdvice.class);

  private final ProblemWriter problems;
  private final Origins origins;

  ProblemAdvice(ProblemWriter problems, Origins origins) {
    this.problems = problems;
    this.origins = origins;
  }

  @ExceptionHandler
  void refused(RequestRefused refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, refused);
  }

  @ExceptionHandler
  void invalid(InvalidInput invalid, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, FieldFaults.refusal(invalid));
  }

  @ExceptionHandler
  void forbiddenByState(
      OrderRefused refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(request, response, typeOf(refused), sentence(refused));
  }

  @ExceptionHandler
  void forbiddenByState(
      JobRefused refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(request, response, ProblemType.INVALID_TRANSITION, sentence(refused));
  }

  @ExceptionHandler
  void stale(StaleOrder stale, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String detail = "The order is at version %d by now".formatted(stale.version());
    write(request, response, ProblemType.STALE_VERSION, detail);
  }

  @ExceptionHandler
  void unavailable(
      StorageUnavailable unavailable, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOGGER.warn("{}: {}", requestId(request), unavailable.getMessage());
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    write(request, response, ProblemType.UNAVAILABLE, "Please try again in a moment");
  }

  /** No id looks like what stands in the path; or a form or a query says what cannot be read. */
  @ExceptionHandler
  void unreadable(
      MethodArgumentTypeMismatchException unreadable,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (unreadable.getParameter().hasParameterAnnotation(PathVariable.class)) {
      write(request, response, ProblemType.NOT_FOUND, "The path holds an id that is no UUID");
    } else {
      String detail = "The parameter %s cannot be read".formatted(unreadable.getName());
      write(request, response, ProblemType.INVALID_PARAMETER, detail);
    }
  }

  @ExceptionHandler
  void unreadable(
      HttpMessageNotReadableException unreadable,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (unreadable.getMostSpecificCause() instanceof SocketTimeoutException) {
      write(request, response, ProblemType.REQUEST_TIMEOUT, "The body did not arrive in time");
    } else {
      write(request, response, ProblemType.MALFORMED_JSON, "The body is missing or cut short");
    }
  }

  /** Routes of ours look at the query before the container does; those of Boot leave it to it. */
  @ExceptionHandler(InvalidParameterException.class)
  void unreadableQuery(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(request, response, ProblemType.INVALID_PARAMETER, "The query cannot be read");
  }

  @ExceptionHandler(MultipartException.class)
  void multipart(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(request, response, ProblemType.UNSUPPORTED_MEDIA_TYPE, "Multipart is not read here");
  }

  /** Spring's own: no such path, a wrong method, or a media type that is not ours. */
  @ExceptionHandler
  void notOurs(ServletException exception, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (exception instanceof ErrorResponse error) {
      error
          .getHeaders()
          .forEach((name, values) -> values.forEach(it -> response.addHeader(name, it)));
      problems.write(request, response, RequestRefused.ofStatus(error.getStatusCode().value()));
    } else {
      unexpected(exception, request, response);
    }
  }

  @ExceptionHandler
  <T extends Throwable> void unexpected(
      T unexpected, HttpServletRequest request, HttpServletResponse response)
      throws IOException, T {
    if (response.isCommitted()) {
      // It is too late for an answer: the one that has begun is to be cut off, see ProblemFilter.
      throw unexpected;
    }
    answer(unexpected, request, response);
  }

  void answer(Throwable unexpected, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    log(unexpected, request);
    if (!isClientGone(unexpected)) {
      problems.write(request, response, RequestRefused.ofStatus(500));
    }
  }

  void log(Throwable unexpected, HttpServletRequest request) {
    if (!isClientGone(unexpected)) {
      LOGGER.error("{}: the request failed unexpectedly", requestId(request), unexpected);
    }
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
      throws IOException {
    problems.write(request, response, new RequestRefused(type, detail));
  }

  private String requestId(HttpServletRequest request) {
    return origins.of(request).requestId();
  }

  /** That is no failure of ours. */
  private static boolean isClientGone(Throwable unexpected) {
    return DisconnectedClientHelper.isClientDisconnectedException(unexpected);
  }

  private static ProblemType typeOf(OrderRefused refused) {
    if (refused instanceof InvalidTransition) {
      return ProblemType.INVALID_TRANSITION;
    }
    if (refused instanceof OrderNotEditable) {
      return ProblemType.ORDER_NOT_EDITABLE;
    }
    if (refused instanceof OrderNotDeletable) {
      return ProblemType.ORDER_NOT_DELETABLE;
    }
    throw new AssertionError("the family is sealed: " + refused);
  }

  private static String sentence(RuntimeException refused) {
    return StringUtils.capitalize(String.valueOf(refused.getMessage()));
  }
}
