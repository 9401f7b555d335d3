package com.smallbiz.adapters.web;

import static com.smallbiz.adapters.web.OperationDoc.operation;

import com.smallbiz.adapters.web.OperationDoc.Parameter;
import com.smallbiz.adapters.web.ProblemPageController.ProblemPage;
import java.util.List;
import java.util.Map;

/** What the OpenAPI document says of the pages that problems lead to. */
final class ProblemChapter {

  private static final String PAGE = "ProblemPage";

  private ProblemChapter() {}

  static Chapter chapter() {
    return new Chapter(
        "Problems",
        "What the `type` of a problem leads to.",
        List.of(
            operation("GET", "/problems/{name}", "getProblem", "Read about a type of problem")
                .saying("What it means, and what to do about it: for programs, or as a page.")
                .parameter(
                    new Parameter(
                        "name",
                        "The code of the problem, with hyphens.",
                        Schemas.string("^[a-z-]+$"),
                        "stale-version"))
                .answerAlsoAsHtml(
                    200, "The problem.", PAGE, ProblemPage.of(ProblemType.STALE_VERSION))),
        Map.of(
            PAGE,
            Schemas.allRequired(
                Schemas.object("What is to be known of a type of problem.")
                    .addProperty("type", Schemas.string("^/problems/[a-z-]+$"))
                    .addProperty("title", Schemas.string().description("In a few words."))
                    .addProperty("status", Schemas.wholeNumber(400, 599))
                    .addProperty("code", Schemas.string("^[a-z_]+$"))
                    .addProperty("description", Schemas.string().description("What it means."))
                    .addProperty("what_to_do", Schemas.string().description("What to do about it."))
                    .addProperty("example", Schemas.ref("Problem")))));
  }
}
