package com.smallbiz.adapters.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words what springdoc has found. The operations, their parameters and their media types
 * are the controllers'; the words, schemas and examples are the chapters'; the rest follows from
 * {@link CommonRules}. Nothing that springdoc makes of class names is kept.
 */
final class OpenApiDocument {

  static final String BEARER = "bearer";

  private final List<Chapter> chapters;
  private final Json json;
  private final String conventions;
  private final ResponseDocs responses;

  /**
   * @param conventions what holds for all of the API, as Markdown
   */
  OpenApiDocument(List<Chapter> chapters, Json json, String conventions) {
    this.chapters = chapters;
    this.json = json;
    this.conventions = conventions;
    this.responses = new ResponseDocs(json);
  }

  /** The document that follows from what was found. */
  OpenAPI of(OpenAPI found) {
    Paths paths = paths(found.getPaths());
    return new OpenAPI()
        .openapi("3.1.1")
        .specVersion(found.getSpecVersion())
        .info(info())
        .servers(List.of(new Server().url("/").description("This server.")))
        .tags(
            chapters.stream()
                .map(it -> new Tag().name(it.tag()).description(it.description()))
                .toList())
        .paths(paths)
        .components(components());
  }

  private Info info() {
    return new Info()
        .title("Small Biz API")
        .version("1")
        .summary("Orders, and the background work that brings them to the external order system.")
        .description(conventions)
        .license(new License().name("MIT").identifier("MIT"));
  }

  private Components components() {
    var components = new Components();
    chapters.forEach(it -> it.schemas().forEach(components::addSchemas));
    ProblemDocs.schemas().forEach(components::addSchemas);
    HeaderDocs.parameters().forEach(components::addParameters);
    HeaderDocs.headers().forEach(components::addHeaders);
    responses.shared().forEach(components::addResponses);
    components.addSecuritySchemes(
        BEARER,
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("sbz_<30 characters>_<6 characters>")
            .description(
                "An API key. It has scopes; the one that an operation needs is named there."));
    return components;
  }

  /** In the order of the chapters; what no chapter mentions comes last. */
  private Paths paths(Paths found) {
    List<String> order =
        chapters.stream().flatMap(it -> it.operations().stream()).map(OperationDoc::path).toList();
    var sorted =
        new TreeMap<String, PathItem>(
            Comparator.<String>comparingInt(
                    path -> order.contains(path) ? order.indexOf(path) : order.size())
                .thenComparing(Comparator.naturalOrder()));
    sorted.putAll(found);
    var paths = new Paths();
    sorted.forEach((path, item) -> paths.addPathItem(path, pathItem(path, item)));
    return paths;
  }

  private PathItem pathItem(String path, PathItem found) {
    var item = new PathItem();
    found
        .readOperationsMap()
        .forEach(
            (method, operation) ->
                item.operation(method, operation(method.name(), path, operation)));
    return item;
  }

  private Operation operation(String method, String path, Operation found) {
    for (Chapter chapter : chapters) {
      for (OperationDoc doc : chapter.operations()) {
        if (doc.describes(method, path)) {
          return operation(chapter.tag(), doc, found);
        }
      }
    }
    return found;
  }

  private Operation operation(String tag, OperationDoc doc, Operation found) {
    var rules = new CommonRules(doc.method(), doc.path(), found);
    return new Operation()
        .operationId(doc.id())
        .addTagsItem(tag)
        .summary(doc.summary())
        .description(doc.description())
        .parameters(parameters(doc, rules, found))
        .requestBody(requestBody(doc.body(), found.getRequestBody()))
        .responses(responses.of(doc, rules))
        .security(rules.security());
  }

  private List<Parameter> parameters(OperationDoc doc, CommonRules rules, Operation found) {
    var parameters = new ArrayList<Parameter>();
    if (found.getParameters() != null) {
      found.getParameters().stream()
          .filter(it -> !"header".equals(it.getIn()))
          .forEach(it -> parameters.add(parameter(doc, it)));
    }
    rules.requestHeaders().forEach(it -> parameters.add(HeaderDocs.parameterRef(it)));
    return parameters;
  }

  private static Parameter parameter(OperationDoc doc, Parameter found) {
    return doc.parameters().stream()
        .filter(it -> it.name().equals(found.getName()))
        .findFirst()
        .map(
            it ->
                new Parameter()
                    .name(found.getName())
                    .in(found.getIn())
                    .required(found.getRequired())
                    .description(it.description())
                    .schema(it.schema())
                    .example(it.example()))
        .orElse(found);
  }

  private @Nullable RequestBody requestBody(
      OperationDoc.@Nullable Body doc, @Nullable RequestBody found) {
    if (doc == null || found == null) {
      return found;
    }
    var content = new Content();
    found
        .getContent()
        .keySet()
        .forEach(
            type -> {
              var media = new MediaType().schema(Schemas.ref(doc.schema()));
              doc.examples()
                  .forEach(
                      (shows, text) ->
                          addExample(media, shows, json.mapper().readValue(text, Object.class)));
              content.addMediaType(type, media);
            });
    return new RequestBody()
        .description(doc.description())
        .required(found.getRequired())
        .content(content);
  }

  private static void addExample(MediaType media, String shows, Object value) {
    media.addExamples(shows, new Example().summary(shows).value(value));
  }
}
