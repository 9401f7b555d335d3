package com.smallbiz.adapters.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Takes a caller's word for whose API key it has. */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class CallerByHeader extends HttpFilter {

  static final String KEY_ID = "X-Test-Key-Id";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String keyId = request.getHeader(KEY_ID);
    if (keyId != null) {
      new Caller(UUID.fromString(keyId)).sent(request);
    }
    chain.doFilter(request, response);
  }
}
