package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.OperationDoc.Answer;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What the OpenAPI document says of answers. Problems that many operations share are written once.
 */
final class ResponseDocs {

  private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
  private static final String HTML = org.springframework.http.MediaType.TEXT_HTML_VALUE;
  private static final String PROBLEM_JSON =
      org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  private static final String ANY_PATH = "/api/v1/orders";

  private final Json json;
  private final Map<String, ApiResponse> shared = new TreeMap<>();

  ResponseDocs(Json json) {
    this.json = json;
    share(
        EnumSet.of(ProblemType.METHOD_NOT_ALLOWED), List.of(Origins.REQUEST_ID, HttpHeaders.ALLOW));
  }

  /** By name, as far as operations have been written. */
  Map<String, ApiResponse> shared() {
    return Collections.unmodifiableMap(shared);
  }

  ApiResponses of(OperationDoc doc, CommonRules rules) {
    var byStatus = new TreeMap<Integer, ApiResponse>();
    for (Answer answer : doc.answers()) {
      byStatus.put(answer.status(), response(answer, rules));
    }
    if (rules.takes(HttpHeaders.IF_NONE_MATCH)) {
      byStatus.put(304, response(notModified(), rules));
    }
    problems(doc, rules)
        .forEach((status, types) -> byStatus.putIfAbsent(status, response(doc, types, rules)));
    var responses = new ApiResponses();
    byStatus.forEach((status, response) -> responses.addApiResponse(status.toString(), response));
    return responses;
  }

  private static Answer notModified() {
    return new Answer(
        304, "You have this version already.", null, null, List.of(HttpHeaders.ETAG), false);
  }

  private ApiResponse response(Answer answer, CommonRules rules) {
    var response = new ApiResponse().description(answer.description());
    addHeaders(response, rules.responseHeaders(answer.status()));
    addHeaders(response, answer.headers());
    if (answer.schema() != null) {
      var media = new MediaType().schema(Schemas.ref(answer.schema()));
      media.setExample(plain(answer.example()));
      var content = new Content().addMediaType(JSON, media);
      if (answer.asHtml()) {
        content.addMediaType(
            HTML, new MediaType().schema(Schemas.string()).example("<!DOCTYPE html>…"));
      }
      response.content(content);
    }
    return response;
  }

  /** All that can go wrong, by status. */
  private static Map<Integer, Set<ProblemType>> problems(OperationDoc doc, CommonRules rules) {
    var types = rules.refusals();
    types.addAll(doc.refusals().keySet());
    return types.stream()
        .collect(
            Collectors.groupingBy(
                ProblemType::status,
                TreeMap::new,
                Collectors.toCollection(() -> EnumSet.noneOf(ProblemType.class))));
  }

  private ApiResponse response(OperationDoc doc, Set<ProblemType> types, CommonRules rules) {
    int status = types.iterator().next().status();
    List<String> headers = rules.responseHeaders(status);
    if (rules.areCommon(types)) {
      return new ApiResponse().$ref("#/components/responses/" + share(types, headers));
    }
    Map<ProblemType, String> details = new EnumMap<>(ProblemType.class);
    types.forEach(
        type -> details.put(type, doc.refusals().getOrDefault(type, ProblemDocs.detail(type))));
    return problem(details, instance(doc), headers);
  }

  private String share(Set<ProblemType> types, List<String> headers) {
    String name = types.stream().map(ProblemType::code).collect(Collectors.joining("."));
    Map<ProblemType, String> details = new EnumMap<>(ProblemType.class);
    types.forEach(type -> details.put(type, ProblemDocs.detail(type)));
    shared.computeIfAbsent(name, it -> problem(details, ANY_PATH, headers));
    return name;
  }

  private ApiResponse problem(
      Map<ProblemType, String> details, String instance, List<String> headers) {
    var media = new MediaType().schema(ProblemDocs.oneOf(details.keySet()));
    details.forEach(
        (type, detail) ->
            media.addExamples(
                type.code(),
                new Example()
                    .summary(type.title())
                    .value(plain(ProblemDocs.example(type, detail, instance)))));
    String titles =
        details.keySet().stream().map(ProblemType::title).collect(Collectors.joining("; "));
    var response =
        new ApiResponse()
            .description(titles + ".")
            .content(new Content().addMediaType(PROBLEM_JSON, media));
    addHeaders(response, headers);
    return response;
  }

  /** The path with the examples of its parameters. */
  private static String instance(OperationDoc doc) {
    String path = doc.path();
    for (OperationDoc.Parameter parameter : doc.parameters()) {
      path = path.replace("{" + parameter.name() + "}", String.valueOf(parameter.example()));
    }
    return path;
  }

  private static void addHeaders(ApiResponse response, List<String> names) {
    names.forEach(name -> response.addHeaderObject(name, HeaderDocs.ref(name)));
  }

  /** As maps, lists and scalars, which is what any writer of JSON can write. */
  private Object plain(@Nullable Object body) {
    return json.mapper().convertValue(body, Object.class);
  }
}
