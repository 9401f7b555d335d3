package com.smallbiz.adapters.web;

import com.smallbiz.application.key.Scope;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * What follows from the route of an operation, from its method, and from what it reads: who may
 * call it, which headers it knows, and what can go wrong with any such request.
 */
final class CommonRules {

  /**
   * What any request can be refused for, wherever it goes: also for a body that nobody asked for.
   */
  private static final Set<Integer> EVERYWHERE = Set.of(400, 406, 408, 413, 414, 415, 431, 500);

  private static final List<ProblemType> WITH_A_KEY =
      List.of(
          ProblemType.UNAUTHORIZED,
          ProblemType.FORBIDDEN,
          ProblemType.RATE_LIMITED,
          ProblemType.UNAVAILABLE);

  private static final List<ProblemType> WITH_AN_IDEMPOTENCY_KEY =
      List.of(ProblemType.IDEMPOTENCY_IN_FLIGHT, ProblemType.IDEMPOTENCY_KEY_REUSED);

  private final String method;
  private final String path;
  private final Operation found;
  private final Optional<Scope> scope;

  /**
   * @param found the operation as its controller declares it
   */
  CommonRules(String method, String path, Operation found) {
    this.method = method;
    this.path = path;
    this.found = found;
    this.scope = AccessRules.scope(method, path);
  }

  /** What can go wrong, whatever the operation does. */
  Set<ProblemType> refusals() {
    Set<ProblemType> types = everywhere();
    if (scope.isPresent()) {
      types.addAll(WITH_A_KEY);
    }
    if (takesIdempotencyKey()) {
      types.addAll(WITH_AN_IDEMPOTENCY_KEY);
    }
    if (takes(HttpHeaders.IF_MATCH)) {
      types.add(ProblemType.STALE_VERSION);
    }
    if (path.contains("{")) {
      types.add(ProblemType.NOT_FOUND);
    }
    return types;
  }

  /** Whether these mean the same, with the same headers, wherever a key is needed. */
  boolean areCommon(Set<ProblemType> types) {
    Set<ProblemType> common = everywhere();
    common.addAll(WITH_A_KEY);
    return scope.isPresent() && common.containsAll(types);
  }

  private static Set<ProblemType> everywhere() {
    return Arrays.stream(ProblemType.values())
        .filter(type -> type == ProblemType.VALIDATION_FAILED || EVERYWHERE.contains(type.status()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemType.class)));
  }

  /** The names of the headers that can be sent with a request. */
  List<String> requestHeaders() {
    var names = new ArrayList<String>();
    for (String name : List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
      if (takes(name)) {
        names.add(name);
      }
    }
    if (takesIdempotencyKey()) {
      names.add(IdempotencyFilter.KEY);
    }
    names.add(Origins.REQUEST_ID);
    names.add(Origins.TRACEPARENT);
    return names;
  }

  /** The names of the headers that an answer of this status can have, beside its own. */
  List<String> responseHeaders(int status) {
    var names = new ArrayList<String>();
    names.add(Origins.REQUEST_ID);
    if (scope.isPresent()) {
      names.add(RateLimitReplies.STATE);
      names.add(RateLimitReplies.POLICY);
    }
    if (takesIdempotencyKey()
        && (status < 300 || status == 404 || status == 409 || status == 412)) {
      names.add(IdempotencyFilter.REPLAYED);
    }
    if (status == 401) {
      names.add(HttpHeaders.WWW_AUTHENTICATE);
    }
    if ((status == 409 && takesIdempotencyKey()) || status == 429) {
      names.add(HttpHeaders.RETRY_AFTER);
    }
    if (status == 503 && scope.isPresent()) {
      names.add(HttpHeaders.RETRY_AFTER);
    }
    return names;
  }

  boolean takes(String header) {
    return found.getParameters() != null
        && found.getParameters().stream()
            .anyMatch(it -> "header".equals(it.getIn()) && header.equals(it.getName()));
  }

  /** Empty for everybody. */
  List<SecurityRequirement> security() {
    return scope
        .map(it -> List.of(new SecurityRequirement().addList(OpenApiDocument.BEARER, it.text())))
        .orElse(List.of());
  }

  private boolean takesIdempotencyKey() {
    return method.equals("POST") && path.startsWith("/api/v1/");
  }
}
