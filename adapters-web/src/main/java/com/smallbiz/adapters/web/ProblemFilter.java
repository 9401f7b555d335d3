package com.smallbiz.adapters.web;

import com.smallbiz.application.port.out.StorageUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;

/** Answers what filters throw, and what nobody could answer, the way controllers' failures are. */
final class ProblemFilter extends HttpFilter {

  private final ProblemAdvice advice;

  ProblemFilter(ProblemAdvice advice) {
    this.advice = advice;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (RequestRefused refused) {
      advice.refused(refused, request, response);
    } catch (StorageUnavailable unavailable) {
      advice.unavailable(unavailable, request, response);
    } catch (Throwable unexpected) {
      if (response.isCommitted()) {
        advice.log(unexpected, request);
        // Half an answer must not look like a whole one.
        throw new CloseNowException("cut short", unexpected);
      }
      advice.answer(unexpected, request, response);
    }
  }
}
