package com.smallbiz.adapters.web;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.port.in.AuthenticateApiKey;
import com.smallbiz.application.port.in.RecognizeApiKey;
import com.smallbiz.application.port.out.StorageUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Finds out whose key comes with a request. A request without one goes on as anybody's; one with a
 * bad key ends here, as does one whose key cannot be told from a bad one because the storage is
 * gone. Public pages do not look at keys: they are answered whatever the storage does.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

  /** RFC 6750, 2.1, with a scheme in any case, as every scheme of HTTP. */
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([!-~]+)", Pattern.CASE_INSENSITIVE);

  private final RecognizeApiKey recognizeApiKey;
  private final AuthenticateApiKey authenticateApiKey;
  private final AccessRefusals refusals;
  private final HandlerExceptionResolver failures;

  /**
   * @param failures answers as it would if a controller had failed
   */
  ApiKeyFilter(
      RecognizeApiKey recognizeApiKey,
      AuthenticateApiKey authenticateApiKey,
      AccessRefusals refusals,
      HandlerExceptionResolver failures) {
    this.recognizeApiKey = recognizeApiKey;
    this.authenticateApiKey = authenticateApiKey;
    this.refusals = refusals;
    this.failures = failures;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return AccessRules.isPublic(request) || request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<ApiKey> key;
    try {
      key = text(request).flatMap(this::key);
    } catch (StorageUnavailable unavailable) {
      failures.resolveException(request, response, null, unavailable);
      return;
    }
    if (key.isEmpty()) {
      refusals.badKey(request, response);
      return;
    }
    new Caller(key.get().id().value()).sent(request);
    SecurityContextHolder.setContext(new SecurityContextImpl(new ApiKeyToken(key.get())));
    chain.doFilter(request, response);
  }

  /** Who was let in a moment ago is let in; only others cost a look into the storage. */
  private Optional<ApiKey> key(String text) {
    return recognizeApiKey.recognize(text).or(() -> authenticateApiKey.authenticate(text));
  }

  /** Two headers are none: whoever stands before us may have looked at the other. */
  private static Optional<String> text(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    Matcher bearer = BEARER.matcher(sent.get(0));
    return sent.size() == 1 && bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }
}
