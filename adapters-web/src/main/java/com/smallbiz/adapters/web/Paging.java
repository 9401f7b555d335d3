package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.OperationDoc.Parameter;
import io.swagger.v3.oas.models.media.Schema;

/** What the OpenAPI document says of pages, for every list that comes in pages. */
final class Paging {

  static final String CURSOR_EXAMPLE = "AQAGCwMxaG3AAZDWxFwefzqPUjsdKmyeEGdc6n2ahBQU";

  static final Parameter LIMIT =
      new Parameter(
          "limit",
          "How many there are on a page at most.",
          Schemas.withDefault(
              Schemas.wholeNumber(1, ParameterReader.MAX_LIMIT), ParameterReader.DEFAULT_LIMIT),
          20);

  static final Parameter CURSOR =
      new Parameter(
          "cursor",
          "The `next_cursor` of the page before, for the very same filters. Without it, the list"
              + " begins at its beginning.",
          Schemas.string("^[A-Za-z0-9_-]+$"),
          null);

  private Paging() {}

  /** The body of a page. */
  static Schema<?> page(String what, String schema) {
    return Schemas.allRequired(
        Schemas.object("Some %s of a list.".formatted(what))
            .addProperty(
                "data",
                Schemas.listOf(Schemas.ref(schema))
                    .maxItems(ParameterReader.MAX_LIMIT)
                    .description("The %s on this page.".formatted(what)))
            .addProperty(
                "next_cursor",
                Schemas.orNull(Schemas.string())
                    .description("Leads to the next page; null if this is the last.")));
  }
}
