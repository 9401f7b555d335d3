package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.Problem.Fault;
import com.smallbiz.adapters.web.Problem.FieldFault;
import com.smallbiz.adapters.web.Problem.ParameterFault;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the OpenAPI document says of problems. */
final class ProblemDocs {

  private static final String PROBLEM = "Problem";
  private static final String FIELD_ERROR = "FieldError";
  private static final String PARAMETER_ERROR = "ParameterError";

  private static final String REQUEST_ID = "checkout-4711";

  private ProblemDocs() {}

  static Map<String, Schema<?>> schemas() {
    var schemas = new LinkedHashMap<String, Schema<?>>();
    schemas.put(PROBLEM, problem());
    schemas.put(FIELD_ERROR, fieldError());
    schemas.put(PARAMETER_ERROR, parameterError());
    return schemas;
  }

  /** A problem that is one of these, which share a status. */
  static Schema<?> oneOf(Set<ProblemType> types) {
    Schema<?> narrowed = new JsonSchema();
    narrowed.addProperty("status", Schemas.always(types.iterator().next().status()));
    narrowed.addProperty("code", codes(types));
    Schema<?> schema = new JsonSchema();
    schema.addAllOfItem(Schemas.ref(PROBLEM));
    schema.addAllOfItem(narrowed);
    return schema;
  }

  /** The problem as it is answered. */
  static Problem example(ProblemType type, String detail, String instance) {
    List<? extends Fault> faults =
        switch (type) {
          case VALIDATION_FAILED ->
              List.of(
                  new FieldFault("#/customer_name", "blank", "must not be blank"),
                  new FieldFault(
                      "#/line_items/0/quantity", "out_of_range", "must be between 1 and 1000000"));
          case INVALID_PARAMETER ->
              List.of(new ParameterFault("page", "unknown_parameter", "is not known here"));
          default -> List.of();
        };
    return new Problem(
        type.uri(), type.title(), type.status(), detail, instance, type.code(), REQUEST_ID, faults);
  }

  /** What a client is told, for example. */
  static String detail(ProblemType type) {
    return switch (type) {
      case MALFORMED_JSON -> "The body cannot be read as JSON beyond line 1, column 18";
      case INVALID_PARAMETER -> "page is not known here";
      case UNAUTHORIZED -> "The header Authorization should be: Bearer <API key>";
      case FORBIDDEN -> "This needs the scope orders:write";
      case NOT_FOUND -> "There is no order of this id";
      case REQUEST_TIMEOUT -> "The body did not arrive in time";
      case IDEMPOTENCY_IN_FLIGHT -> "The first request with this key is still being answered";
      case STALE_VERSION -> "The order is at version 3 by now";
      case PAYLOAD_TOO_LARGE -> "A body may have 262144 bytes at most";
      case VALIDATION_FAILED -> "2 fields need attention";
      case IDEMPOTENCY_KEY_REUSED -> "The key was used for another request";
      case RATE_LIMITED -> "100 requests in 1 s are as many as a caller may send";
      case UNAVAILABLE -> "Please try again in a moment";
      default -> RequestRefused.ofStatus(type.status()).detail();
    };
  }

  private static Schema<?> problem() {
    Schema<?> problem =
        Schemas.object(
                "Why a request failed: problem details (RFC 9457). `code` is for programs, the"
                    + " rest for people.")
            .addProperty(
                "type",
                Schemas.oneOf(
                        Arrays.stream(ProblemType.values())
                            .map(ProblemType::uri)
                            .toArray(String[]::new))
                    .description("Where the problem is described, relative to this server."))
            .addProperty("title", Schemas.string().description("The problem in a few words."))
            .addProperty(
                "status", Schemas.wholeNumber(400, 599).description("The status of the answer."))
            .addProperty("detail", Schemas.string().description("What is wrong this time."))
            .addProperty("instance", Schemas.string().description("The path that was asked for."))
            .addProperty(
                "code",
                codes(List.of(ProblemType.values())).description("The problem, for programs."))
            .addProperty(
                "request_id",
                Schemas.string("^[A-Za-z0-9._-]{1,128}$")
                    .description("By which we find the request in our log."));
    Schemas.allRequired(problem);
    return problem.addProperty("errors", errors());
  }

  private static Schema<?> errors() {
    Schema<?> either = new JsonSchema();
    either.addOneOfItem(Schemas.ref(FIELD_ERROR));
    either.addOneOfItem(Schemas.ref(PARAMETER_ERROR));
    return Schemas.listOf(either)
        .minItems(1)
        .description("Everything that is wrong with the body, or with the query parameters.");
  }

  private static Schema<?> fieldError() {
    return Schemas.allRequired(
        Schemas.object("One thing that is wrong with a body.")
            .addProperty(
                "pointer",
                Schemas.string("^#").description("Where: a JSON pointer as a URI fragment."))
            .addProperty(
                "code",
                Schemas.oneOf(
                    "required",
                    "blank",
                    "too_long",
                    "out_of_range",
                    "invalid_type",
                    "invalid_format",
                    "unknown_field",
                    "read_only",
                    "mismatch"))
            .addProperty("detail", Schemas.string().description("What is wrong, in words.")));
  }

  private static Schema<?> parameterError() {
    return Schemas.allRequired(
        Schemas.object("One thing that is wrong with a query parameter.")
            .addProperty("parameter", Schemas.string().description("Its name."))
            .addProperty(
                "code",
                Schemas.oneOf(
                    "unknown_parameter",
                    "repeated",
                    "blank",
                    "too_long",
                    "out_of_range",
                    "invalid_format"))
            .addProperty("detail", Schemas.string().description("What is wrong, in words.")));
  }

  private static Schema<?> codes(Collection<ProblemType> types) {
    return Schemas.oneOf(types.stream().map(ProblemType::code).toArray(String[]::new));
  }
}
