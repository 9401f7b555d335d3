package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.Press;
import com.smallbiz.application.port.in.ActAudited;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.web.util.UriComponentsBuilder;

/** What all buttons have in common: it is kept who pressed them, and told what became of it. */
final class Buttons {

  /** The parameter by which the page that comes next knows what it has to tell. */
  static final String DONE = "done";

  private final ActAudited actAudited;

  Buttons(ActAudited actAudited) {
    this.actAudited = actAudited;
  }

  /**
   * @param work does it, and says in a sentence what was done
   * @param next the path of the page that comes next, with its query if it has one
   * @return the view's name: a redirection to that page, which tells what was done
   */
  String press(Press press, Supplier<String> work, String next) {
    AuditEntry entry = actAudited.act(press, work);
    return "redirect:"
        + UriComponentsBuilder.fromUriString(next)
            .replaceQueryParam(DONE, entry.id().toString())
            .build()
            .toUriString();
  }

  /**
   * The same where the answer itself shows what was made, because it is shown once and kept
   * nowhere.
   *
   * @param work makes it; no rule of the business may refuse that
   * @param outcome says in a sentence what was made, and nothing that must not be kept
   */
  <T> T make(Press press, Supplier<T> work, Function<T, String> outcome) {
    var made = new AtomicReference<T>();
    actAudited.act(
        press,
        () -> {
          T result = work.get();
          made.set(result);
          return outcome.apply(result);
        });
    return Objects.requireNonNull(made.get(), "refused by a rule");
  }
}
