package com.smallbiz.adapters.web;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.port.in.AuthenticateApiKey;
import com.smallbiz.application.port.in.RecognizeApiKey;
import com.smallbiz.application.port.in.VouchForApiKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out whose key comes with a request. One without a key, or with a bad one, goes on as
 * anybody's, to be counted as such; of a bad one the request keeps the mark. It ends here if the
 * sender has tried too many bad ones. Public pages do not look at keys: they are answered whatever
 * the storage does.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

  private static final String BAD_KEY = ApiKeyFilter.class.getName();

  /** RFC 6750, 2.1, with a scheme in any case, as every scheme of HTTP. */
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([!-~]+)", Pattern.CASE_INSENSITIVE);

  private final RecognizeApiKey recognizeApiKey;
  private final VouchForApiKey vouchForApiKey;
  private final AuthenticateApiKey authenticateApiKey;
  private final FailedAuthentications failedAuthentications;
  private final ClientAddresses addresses;
  private final RateLimitReplies replies;

  ApiKeyFilter(
      RecognizeApiKey recognizeApiKey,
      VouchForApiKey vouchForApiKey,
      AuthenticateApiKey authenticateApiKey,
      FailedAuthentications failedAuthentications,
      ClientAddresses addresses,
      RateLimitReplies replies) {
    this.recognizeApiKey = recognizeApiKey;
    this.vouchForApiKey = vouchForApiKey;
    this.authenticateApiKey = authenticateApiKey;
    this.failedAuthentications = failedAuthentications;
    this.addresses = addresses;
    this.replies = replies;
  }

  /** Whether the request came with something in the place of a key that is none. */
  static boolean cameWithBadKey(HttpServletRequest request) {
    return request.getAttribute(BAD_KEY) != null;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return AccessRules.isPublic(request) || request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> text = text(request);
    Optional<ApiKey> known = text.flatMap(recognizeApiKey::recognize);
    if (known.isPresent()) {
      identify(request, known.get());
    } else {
      InetAddress address = addresses.of(request);
      Allowance allowance = failedAuthentications.mayTry(address);
      if (!allowance.admitted() && text.filter(vouchForApiKey::wasGood).isEmpty()) {
        replies.refuse(
            request,
            response,
            FailedAuthentications.LIMIT,
            allowance,
            "Too many keys from this address were none");
        return;
      }
      text.flatMap(authenticateApiKey::authenticate)
          .ifPresentOrElse(key -> identify(request, key), () -> markAsBad(request, address));
    }
    chain.doFilter(request, response);
  }

  private static void identify(HttpServletRequest request, ApiKey key) {
    new Caller(key.id().value()).sent(request);
    SecurityContextHolder.setContext(new SecurityContextImpl(new ApiKeyToken(key)));
  }

  private void markAsBad(HttpServletRequest request, InetAddress address) {
    failedAuthentications.failed(address);
    request.setAttribute(BAD_KEY, true);
  }

  /** Two headers are none: whoever stands before us may have looked at the other. */
  private static Optional<String> text(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    Matcher bearer = BEARER.matcher(sent.get(0));
    return sent.size() == 1 && bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }
}
