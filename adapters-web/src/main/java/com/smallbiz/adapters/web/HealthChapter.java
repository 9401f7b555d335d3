package com.smallbiz.adapters.web;

import static com.smallbiz.adapters.web.OperationDoc.operation;

import com.smallbiz.adapters.web.HealthController.HealthResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the OpenAPI document says of health. */
final class HealthChapter {

  private static final String HEALTH = "Health";
  private static final Instant TIME = Instant.parse("2026-11-22T14:00:00.123Z");

  private HealthChapter() {}

  static Chapter chapter() {
    return new Chapter(
        "Health",
        "Whether the service is well.",
        List.of(
            operation("GET", "/health", "getHealth", "Ask how the service is")
                .saying("Says within two seconds whether orders are being served.")
                .answer(200, "All is well.", HEALTH, new HealthResponse(true, TIME))
                .answer(
                    503,
                    "The database cannot be reached.",
                    HEALTH,
                    new HealthResponse(false, TIME))),
        Map.of(
            HEALTH,
            Schemas.allRequired(
                Schemas.object("How the service is.")
                    .addProperty("ok", Schemas.bool().description("Whether orders are served."))
                    .addProperty(
                        "time", Schemas.time().description("The server's time, in UTC.")))));
  }
}
