package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.RequestBodyFilter.BufferedRequest;
import com.smallbiz.application.idempotency.Answer;
import com.smallbiz.application.idempotency.Attempt;
import com.smallbiz.application.idempotency.Attempt.Result;
import com.smallbiz.application.idempotency.IdempotentRequest;
import com.smallbiz.application.port.in.AnswerOnce;
import com.smallbiz.application.port.in.AnsweredOnce;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers a POST with an {@code Idempotency-Key} once. All that stands behind this filter runs in
 * one transaction, which the body is not waited for in, and in which nothing is sent.
 */
final class IdempotencyFilter extends HttpFilter {

  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";

  private static final Pattern KEY_FORM = Pattern.compile("[!-~]{1,255}");

  /** What only somebody can say who has looked: not there, not in this state, not this version. */
  private static final Set<Integer> REFUSALS = Set.of(404, 409, 412);

  /** Whose keys those are that come without an API key. */
  private static final UUID ANYBODY = new UUID(0, 0);

  private final AnswerOnce answerOnce;

  IdempotencyFilter(AnswerOnce answerOnce) {
    this.answerOnce = answerOnce;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals(HttpMethod.POST.name()) || request.getHeader(KEY) == null) {
      chain.doFilter(request, response);
      return;
    }
    String key = key(request);
    byte[] body = request.getInputStream().readAllBytes();
    var wanted = new IdempotentRequest(owner(request), key, fingerprint(request, body));
    var again = new BufferedRequest(request, body);
    var heldBack = new HeldBackResponse(response);
    AnsweredOnce answered = answerOnce.answer(wanted, () -> attempt(again, heldBack, chain));
    if (answered instanceof AnsweredOnce.Fresh fresh) {
      HeldBackResponse.write(fresh.answer(), response);
    } else if (answered instanceof AnsweredOnce.Replayed replayed) {
      response.setHeader(REPLAYED, "true");
      HeldBackResponse.write(replayed.answer(), response);
    } else if (answered instanceof AnsweredOnce.InFlight) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      throw new RequestRefused(
          ProblemType.IDEMPOTENCY_IN_FLIGHT, "Please try again in a moment, with the same key");
    } else {
      throw new RequestRefused(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "Another path, query or body was sent with this %s before".formatted(KEY));
    }
  }

  private static String key(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(KEY));
    if (sent.size() != 1 || !KEY_FORM.matcher(sent.get(0)).matches()) {
      throw new RequestRefused(
          ProblemType.BAD_REQUEST,
          "The header %s must be there once and have 1 to 255 visible ASCII characters"
              .formatted(KEY));
    }
    return sent.get(0);
  }

  private static UUID owner(HttpServletRequest request) {
    return Objects.requireNonNullElse(Caller.of(request).keyId(), ANYBODY);
  }

  /** What makes it the same request; not what it is sent with, such as {@code If-Match}. */
  private static String fingerprint(HttpServletRequest request, byte[] body) {
    String query = request.getQueryString();
    String target = request.getRequestURI() + (query == null ? "" : "?" + query);
    String line = "%s %s\n".formatted(request.getMethod(), target);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  private static Attempt attempt(
      HttpServletRequest request, HeldBackResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException failure) {
      throw new IllegalStateException("there is no answer", failure);
    }
    Answer answer = response.take();
    boolean begun = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) != null;
    return new Attempt(begun ? result(answer.status()) : Result.VOID, answer);
  }

  private static Result result(int status) {
    if (HttpStatusCode.valueOf(status).is2xxSuccessful()) {
      return Result.DONE;
    }
    return REFUSALS.contains(status) ? Result.REFUSED : Result.VOID;
  }
}
