package com.smallbiz.adapters.web;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** What the OpenAPI document says of headers, by their names. */
final class HeaderDocs {

  private HeaderDocs() {}

  /** Headers of requests. */
  static Map<String, Parameter> parameters() {
    var parameters = new LinkedHashMap<String, Parameter>();
    parameters.put(
        HttpHeaders.IF_MATCH,
        parameter(
            HttpHeaders.IF_MATCH,
            "The `ETag` of the version that is to be changed. If the order has another by now, the"
                + " answer is 412 and nothing changes. `*` is any version.",
            Schemas.string(),
            "\"1\""));
    parameters.put(
        HttpHeaders.IF_NONE_MATCH,
        parameter(
            HttpHeaders.IF_NONE_MATCH,
            "The `ETag` of the version that you have. If it is the present one, the answer is 304"
                + " and has no body.",
            Schemas.string(),
            "\"1\""));
    parameters.put(
        IdempotencyFilter.KEY,
        parameter(
            IdempotencyFilter.KEY,
            "A text of your own, new for each thing that is to be done once. The same request with"
                + " the same key gets the first answer again, for 24 hours, and changes nothing.",
            Schemas.string("^[!-~]{1,255}$").minLength(1).maxLength(255),
            "5f0c8f1e-1b0a-4f57-9d2e-8f6f3f1f0c55"));
    parameters.put(
        Origins.REQUEST_ID,
        parameter(
            Origins.REQUEST_ID,
            "Your name for this request: 1 to 128 letters, digits, dots, hyphens and underscores."
                + " It is on the answer and in our log. Anything else is replaced.",
            Schemas.string(),
            "checkout-4711"));
    parameters.put(
        Origins.TRACEPARENT,
        parameter(
            Origins.TRACEPARENT,
            "The trace that this request belongs to (W3C Trace Context). It goes on through the"
                + " job into the call to the external system.",
            Schemas.string(),
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    return parameters;
  }

  /** Headers of answers. */
  static Map<String, Header> headers() {
    var headers = new LinkedHashMap<String, Header>();
    headers.put(
        Origins.REQUEST_ID,
        header(
                "The id of the request: the one that was sent, or one that was made.",
                Schemas.string("^[A-Za-z0-9._-]{1,128}$"),
                "checkout-4711")
            .required(true));
    headers.put(
        HttpHeaders.ETAG,
        header("The version of the order.", Schemas.string("^\"[1-9][0-9]*\"$"), "\"1\"")
            .required(true));
    headers.put(
        HttpHeaders.LOCATION,
        header(
                "Where to find it, relative to this server.",
                Schemas.string("^/api/v1/"),
                "/api/v1/jobs/0190d6c4-9a77-7c02-b1d4-6f0e8c2b7a55")
            .required(true));
    headers.put(
        HttpHeaders.LINK,
        header(
            "Leads to the next page (RFC 8288). Absent on the last one.",
            Schemas.string("^<[^>]+>; rel=\"next\"$"),
            "</api/v1/orders?limit=20&cursor=" + Paging.CURSOR_EXAMPLE + ">; rel=\"next\""));
    headers.put(
        HttpHeaders.RETRY_AFTER,
        header(
            "How many seconds to wait before the request is worth repeating.",
            Schemas.wholeNumber(0),
            1));
    headers.put(
        HttpHeaders.WWW_AUTHENTICATE,
        header("How to authenticate.", Schemas.string("^Bearer"), "Bearer").required(true));
    headers.put(
        HttpHeaders.ALLOW,
        header("The methods that are allowed here.", Schemas.string(), "GET, PATCH, DELETE"));
    headers.put(
        RateLimitReplies.POLICY,
        header(
            "The limit: `q` requests in `w` seconds.", Schemas.string(), "\"default\";q=100;w=1"));
    headers.put(
        RateLimitReplies.STATE,
        header(
            "What is left of it: `r` requests in the next `t` seconds.",
            Schemas.string(),
            "\"default\";r=42;t=1"));
    headers.put(
        IdempotencyFilter.REPLAYED,
        header(
            "The answer was given before: nothing was done this time.",
            Schemas.oneOf("true"),
            "true"));
    return headers;
  }

  static Header ref(String name) {
    return new Header().$ref("#/components/headers/" + name);
  }

  static Parameter parameterRef(String name) {
    return new Parameter().$ref("#/components/parameters/" + name);
  }

  private static Header header(String description, Schema<?> schema, Object example) {
    return new Header().description(description).schema(schema).example(example);
  }

  private static Parameter parameter(
      String name, String description, Schema<?> schema, Object example) {
    return new HeaderParameter()
        .name(name)
        .description(description)
        .required(false)
        .schema(schema)
        .example(example);
  }
}
