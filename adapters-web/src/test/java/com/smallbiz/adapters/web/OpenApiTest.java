package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document is whole, well formed, and true as far as it can be seen from outside. */
class OpenApiTest extends ApiTest {

  private static final String OPENAPI = "/openapi.json";

  /** Mapped, but no part of the API: the document itself, its page, and where errors go. */
  private static final String NO_OPERATION = ".* (/openapi\\.json|/docs.*|/error)";

  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

  private Reply reply;
  private JsonNode document;

  @BeforeEach
  void readDocument() {
    reply = get(OPENAPI);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    document = reply.json();
  }

  @Test
  void theDocumentIsJsonThatAnybodyMayKeepForAWhile() {
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.header("Cache-Control")).isEqualTo("max-age=3600, public");
    assertThat(get(OPENAPI, "If-None-Match", reply.header("ETag")).status()).isEqualTo(304);
    assertThat(document.path("openapi").stringValue()).startsWith("3.1.");
  }

  @Test
  void theDocumentMeetsTheMetaSchemaOfOpenApi() {
    Schema metaSchema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(SchemaLocation.of("classpath:openapi/3.1/schema.json"));

    assertThat(metaSchema.validate(reply.text(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void everySchemaMeetsTheMetaSchemaOfJsonSchema() {
    Schema metaSchema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    document
        .path("components")
        .path("schemas")
        .forEachEntry(
            (name, schema) ->
                assertThat(metaSchema.validate(schema.toString(), InputFormat.JSON))
                    .as(name)
                    .isEmpty());
  }

  @Test
  void whateverIsMappedIsDocumentedAndTheOtherWayRound() {
    assertThat(documented()).containsExactlyElementsOf(mapped());
  }

  @Test
  void thereAreNoWordsOnWhatIsNotMapped() {
    assertThat(OpenApiConfiguration.chapters())
        .flatExtracting(Chapter::operations)
        .extracting(it -> it.method() + " " + it.path())
        .isSubsetOf(mapped());
  }

  @Test
  void everyOperationIsDescribed() {
    forEachOperation(
        (name, operation) -> {
          for (String part : List.of("operationId", "summary", "description")) {
            assertThat(operation.path(part).stringValue("")).as(name + " " + part).isNotBlank();
          }
          assertThat(operation.path("tags")).as(name).isNotEmpty();
          assertThat(operation.has("security")).as(name).isTrue();
          for (JsonNode parameter : operation.path("parameters")) {
            assertThat(resolve(parameter).path("description").stringValue(""))
                .as(name + " " + parameter)
                .isNotBlank();
          }
        });
  }

  @Test
  void everyOperationHasAnIdOfItsOwn() {
    var ids = new ArrayList<String>();
    forEachOperation((name, operation) -> ids.add(operation.path("operationId").stringValue()));

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void everyQueryParameterIsDocumentedAndTheOtherWayRound() {
    var declared = new TreeSet<String>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .forEach(
            (route, method) ->
                Arrays.stream(method.getMethodParameters())
                    .map(it -> it.getParameterAnnotation(RequestParam.class))
                    .filter(it -> it != null)
                    .forEach(
                        it ->
                            route
                                .getPatternValues()
                                .forEach(path -> declared.add(path + " " + it.name()))));
    var found = new TreeSet<String>();
    forEachOperation(
        (name, operation) ->
            operation
                .path("parameters")
                .valueStream()
                .filter(it -> it.path("in").stringValue("").equals("query"))
                .forEach(it -> found.add(pathOf(name) + " " + it.path("name").stringValue())));

    assertThat(found).isEqualTo(declared);
  }

  @Test
  void everyKindOfProblemIsDocumented() {
    List<String> codes = texts(document.at("/components/schemas/Problem/properties/code/enum"));

    assertThat(codes)
        .containsExactly(
            Arrays.stream(ProblemType.values()).map(ProblemType::code).toArray(String[]::new));
  }

  @Test
  void everyExampleMeetsItsSchema() {
    var seen = new ArrayList<String>();
    forEachOperation(
        (name, operation) -> {
          checkExamples(name + " body", operation.path("requestBody").path("content"), seen);
          operation
              .path("responses")
              .forEachEntry(
                  (status, response) ->
                      checkExamples(name + " " + status, resolve(response).path("content"), seen));
          for (JsonNode parameter : operation.path("parameters")) {
            JsonNode resolved = resolve(parameter);
            if (resolved.has("example")) {
              check(
                  name + " " + resolved.path("name"),
                  resolved.path("schema"),
                  resolved.path("example"),
                  seen);
            }
          }
        });
    for (JsonNode header : document.at("/components/headers")) {
      check(header.toString(), header.path("schema"), header.path("example"), seen);
    }

    assertThat(seen).hasSizeGreaterThan(100);
  }

  @Test
  void everyBodyHasAnExample() {
    forEachOperation(
        (name, operation) ->
            Stream.concat(
                    Stream.of(operation.path("requestBody")),
                    operation.path("responses").valueStream().map(this::resolve))
                .flatMap(it -> it.path("content").valueStream())
                .forEach(
                    it ->
                        assertThat(it.has("example") || !it.path("examples").isEmpty())
                            .as(name + " " + it)
                            .isTrue()));
  }

  @Test
  void whatAResponseExampleHoldsItsSchemaNames() {
    forEachOperation(
        (name, operation) ->
            operation
                .path("responses")
                .forEachEntry(
                    (status, response) -> {
                      JsonNode json = response.path("content").path("application/json");
                      if (!json.isMissingNode()) {
                        JsonNode schema = resolve(json.path("schema"));
                        assertThat(json.path("example").propertyNames())
                            .as(name + " " + status)
                            .containsExactlyElementsOf(schema.path("properties").propertyNames());
                      }
                    }));
  }

  @Test
  void noNameOfAClassOrAMachineIsInIt() {
    assertThat(reply.text())
        .doesNotContain("com.smallbiz", "org.spring", "java.", "127.0.0.1", "localhost");
    assertThat(document.path("servers").get(0).path("url").stringValue()).isEqualTo("/");
  }

  @Test
  void aPublicOperationNeedsNoKeyAndEveryOtherNamesItsScope() {
    forEachOperation(
        (name, operation) ->
            assertThat(operation.path("security").toString())
                .as(name)
                .matches(
                    name.endsWith(" /health") || name.contains(" /problems/")
                        ? "\\[]"
                        : "\\[\\{\"bearer\":\\[\"(orders|jobs):(read|write|admin)\"]}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/api-docs",
        "/v3/api-docs.yaml",
        "/v3/api-docs/swagger-config",
        "/openapi.json.yaml",
        "/openapi.yaml",
        "/openapi.json/swagger-config",
        "/swagger-ui.html",
        "/swagger-ui/index.html",
        "/webjars/swagger-ui/index.html"
      })
  void thereIsOneDocumentAndNoOtherWayToIt(String path) {
    assertThat(get(path).status()).isEqualTo(404);
    assertThat(get(path).code()).isEqualTo("not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/yaml", "application/xml", "application/x-yaml", "text/yaml"})
  void nothingSpeaksAnythingButJson(String mediaType) {
    String order = anOrder();
    forEachOperation(
        (name, operation) -> {
          String method = name.substring(0, name.indexOf(' '));
          String path = order(name, order);
          var json = BodyPublishers.ofString("{}");
          assertThat(
                  send(method, path, json, "Content-Type", "application/json", "Accept", mediaType)
                      .status())
              .as(name)
              .isEqualTo(406);
          if (operation.has("requestBody")) {
            assertThat(
                    send(method, path, BodyPublishers.ofString("a: b"), "Content-Type", mediaType)
                        .status())
                .as(name)
                .isEqualTo(415);
          }
        });
    assertThat(get(OPENAPI, "Accept", mediaType).status()).isEqualTo(406);
  }

  private static String order(String name, String order) {
    String path = pathOf(name);
    return path.startsWith(ORDERS + "/")
        ? path.replace(ORDERS + "/{id}", order)
        : path.replace("{id}", UNKNOWN_ID).replace("{name}", "default");
  }

  private void checkExamples(String name, JsonNode content, List<String> seen) {
    for (JsonNode media : content) {
      JsonNode schema = media.path("schema");
      if (media.has("example")) {
        check(name, schema, media.path("example"), seen);
      }
      media
          .path("examples")
          .forEachEntry(
              (shows, example) -> check(name + " " + shows, schema, example.path("value"), seen));
    }
  }

  /** The schema, with the components that it may refer to at the place where it looks for them. */
  private void check(String name, JsonNode schema, JsonNode value, List<String> seen) {
    String whole =
        JsonMapper.shared()
            .createObjectNode()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .set("components", document.path("components"))
            .set("allOf", JsonMapper.shared().createArrayNode().add(schema))
            .toString();
    assertThat(
            SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(whole, InputFormat.JSON)
                .validate(
                    value.toString(),
                    InputFormat.JSON,
                    context ->
                        context.executionConfig(config -> config.formatAssertionsEnabled(true))))
        .as(name)
        .isEmpty();
    seen.add(name);
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").stringValue().substring(1)) : node;
  }

  private Set<String> documented() {
    var operations = new TreeSet<String>();
    forEachOperation((name, operation) -> operations.add(name));
    return operations;
  }

  private Set<String> mapped() {
    var operations = new TreeSet<String>();
    for (var route : requestMappingHandlerMapping.getHandlerMethods().keySet()) {
      for (var method : route.getMethodsCondition().getMethods()) {
        route.getPatternValues().forEach(path -> operations.add(method + " " + path));
      }
    }
    operations.removeIf(it -> it.matches(NO_OPERATION));
    return operations;
  }

  private void forEachOperation(BiConsumer<String, JsonNode> action) {
    document
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) ->
                        action.accept(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
  }

  private static String pathOf(String name) {
    return name.substring(name.indexOf(' ') + 1);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }
}
