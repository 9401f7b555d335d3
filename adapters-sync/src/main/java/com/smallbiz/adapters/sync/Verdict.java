package com.smallbiz.adapters.sync;

import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.domain.validation.Text;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an answer of the external order system means for the order that was sent. */
final class Verdict {

  private static final Set<Integer> TEMPORARY_REFUSALS = Set.of(408, 425, 429);
  private static final int CONFLICT = 409;

  /** Shown in lists and stored in an index: short, and no character that cannot be seen. */
  private static final Pattern EXTERNAL_ID = Pattern.compile("\\P{C}{1,255}");

  private final JsonMapper json;
  private final Clock clock;

  Verdict(JsonMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /**
   * @return the order's id over there
   * @throws OrderSyncFailed if the answer is no yes. Only the status is told, since nobody knows
   *     what else an answer may say or repeat
   */
  String externalId(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return readExternalId(answer.body())
          .orElseThrow(
              () ->
                  unavailable(
                      answer,
                      "The external order system answered %d, but without an id for the order"));
    }
    if (status == CONFLICT) {
      // It was there already: an earlier attempt got through without our hearing of it.
      return readExternalId(answer.body())
          .orElseThrow(
              () -> rejected(answer, "The external order system refused the order with %d"));
    }
    if (status >= 500 || TEMPORARY_REFUSALS.contains(status)) {
      throw unavailable(answer, "The external order system answered %d");
    }
    throw status >= 400
        ? rejected(answer, "The external order system refused the order with %d")
        : rejected(answer, "The external order system answered %d, and redirects are not followed");
  }

  private Optional<String> readExternalId(byte[] body) {
    try {
      return json.readTree(body)
          .path("external_id")
          .stringValueOpt()
          .filter(id -> EXTERNAL_ID.matcher(id).matches() && !Text.isInvisible(id));
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  private OrderSyncFailed unavailable(HttpResponse<?> answer, String reason) {
    return new OrderSyncFailed.Unavailable(
        reason.formatted(answer.statusCode()), RetryAfter.read(answer.headers(), clock), null);
  }

  private static OrderSyncFailed rejected(HttpResponse<?> answer, String reason) {
    return new OrderSyncFailed.Rejected(reason.formatted(answer.statusCode()));
  }
}
