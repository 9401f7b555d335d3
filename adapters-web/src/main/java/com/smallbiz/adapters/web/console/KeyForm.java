package com.smallbiz.adapters.web.console;

import com.smallbiz.application.key.Scope;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Violation;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form by which a key is asked for, as it was filled in.
 *
 * @param scopes as the outside world writes them
 * @param errors what is wrong with it, by the field that it is to stand at
 */
record KeyForm(String name, Set<String> scopes, Lifetime lifetime, Map<String, String> errors) {

  static final KeyForm EMPTY = new KeyForm("", Set.of(), Lifetime.DAYS_90, Map.of());

  /** How long a key may be valid that is made here. */
  enum Lifetime {
    DAYS_30("30 days", Duration.ofDays(30)),
    DAYS_90("90 days", Duration.ofDays(90)),
    YEAR("1 year", Duration.ofDays(365)),
    UNLIMITED("never: valid until it is revoked", null);

    private final String words;
    private final @Nullable Duration duration;

    Lifetime(String words, @Nullable Duration duration) {
      this.words = words;
      this.duration = duration;
    }

    public String words() {
      return words;
    }

    @Nullable Duration duration() {
      return duration;
    }
  }

  /**
   * A scope that can be chosen.
   *
   * @param words what its holder may do
   */
  record Choice(String scope, String words, boolean chosen) {}

  public List<Choice> choices() {
    return Arrays.stream(Scope.values())
        .map(scope -> new Choice(scope.text(), words(scope), scopes.contains(scope.text())))
        .toList();
  }

  public List<Lifetime> lifetimes() {
    return List.of(Lifetime.values());
  }

  /** The same form, saying what is wrong with it. */
  KeyForm refused(InvalidInput invalid) {
    var found = new HashMap<String, String>();
    for (Violation violation : invalid.violations()) {
      found.putIfAbsent(violation.field().split("/", 2)[0], violation.detail());
    }
    return new KeyForm(name, scopes, lifetime, Map.copyOf(found));
  }

  private static String words(Scope scope) {
    return switch (scope) {
      case ORDERS_READ -> "look at orders";
      case ORDERS_WRITE -> "create and change orders, and have them synced";
      case JOBS_READ -> "look at jobs and queues";
      case JOBS_WRITE -> "send a test job through the queue";
      case JOBS_ADMIN -> "retry, kill and delete jobs, pause and resume queues";
    };
  }
}
