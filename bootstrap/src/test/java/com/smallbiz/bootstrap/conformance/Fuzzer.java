package com.smallbiz.bootstrap.conformance;

import com.smallbiz.bootstrap.conformance.Operation.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Draws requests: each begins as a valid one, as the document has it, and is then spoiled in none
 * or a few places, mostly by something of the corpus.
 */
final class Fuzzer {

  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "get",
          "PROPFIND",
          "FOO");

  private static final List<String> TYPES =
      List.of("application/json", "application/merge-patch+json", "text/plain", "application/xml");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ApiDocument document;
  private final Corpus corpus;
  private final String key;
  private final List<String> orders;
  private final List<String> jobs;

  /**
   * @param key that half of the requests are sent with
   * @param orders ids of orders that are there, at least at first
   * @param jobs the same of jobs
   */
  Fuzzer(ApiDocument document, Corpus corpus, String key, List<String> orders, List<String> jobs) {
    this.document = document;
    this.key = key;
    this.corpus = corpus;
    this.orders = List.copyOf(orders);
    this.jobs = List.copyOf(jobs);
  }

  /** The case that chance has in store. Its operation is null if the request may miss it. */
  Case draw(RandomGenerator random) {
    if (random.nextInt(8) == 0) {
      return astray(random);
    }
    Operation operation = Corpus.pick(document.operations(), random);
    Request request = valid(operation, random);
    if (random.nextBoolean()) {
      request = request.header("Authorization", "Bearer " + key);
    }
    boolean meant = true;
    for (int spoiled = random.nextInt(4); spoiled > 0; spoiled--) {
      switch (random.nextInt(8)) {
        case 0, 1 -> request = withHeader(request, corpus.header(random));
        case 2, 3 -> request = withQuery(operation, request, random);
        case 4 -> request = withBody(operation, request, random);
        case 5 -> request = mangled(request, random);
        case 6 -> request = request.onlyHeader("Content-Type", Corpus.pick(TYPES, random));
        default -> {
          request = request.method(Corpus.pick(METHODS, random));
          meant = false;
        }
      }
    }
    if (request.spoilsConnection()) {
      meant = false;
    }
    return new Case("drawn", meant ? operation : null, request, Set.of());
  }

  /** A request for something that is not there, or that only looks as if it were. */
  private Case astray(RandomGenerator random) {
    String target = corpus.path(random).replace("{id}", Corpus.pick(orders, random));
    Request request = Request.of(Corpus.pick(METHODS, random), target);
    if (random.nextBoolean()) {
      request = request.json(corpus.body(random));
    }
    if (random.nextInt(4) == 0) {
      request = withHeader(request, corpus.header(random));
    }
    return new Case("astray", null, request, Set.of());
  }

  private Request valid(Operation operation, RandomGenerator random) {
    String target = operation.path();
    if (target.contains("{")) {
      target = operation.pathWith(subject(operation, random));
    }
    var values = new Values(document, random);
    Request request = Request.of(operation.method(), target);
    for (Parameter parameter : operation.parameters("query")) {
      if (random.nextInt(4) == 0) {
        String value = values.any(parameter.schema()).asString();
        request = request.query(Requests.parameter(parameter.name(), value));
      }
    }
    if (operation.body().isEmpty()) {
      return request;
    }
    JsonNode body = OrderSum.settle(values.any(operation.body().orElseThrow().schema()));
    int spoiled = random.nextInt(3);
    for (int time = 0; time < spoiled; time++) {
      spoil(body, random);
    }
    return request.json(JSON.writeValueAsString(body));
  }

  private String subject(Operation operation, RandomGenerator random) {
    if (random.nextInt(10) == 0) {
      return encoded(unquoted(corpus.text(random)) + "x");
    }
    if (operation.path().contains("/queues/")) {
      return Corpus.pick(List.of("default", "integrations", "nobody"), random);
    }
    if (operation.path().contains("/problems/")) {
      return Corpus.pick(List.of("not-found", "internal-error", "nothing"), random);
    }
    return Corpus.pick(operation.path().contains("/jobs/") ? jobs : orders, random);
  }

  /** Puts something of the corpus into one place of a body. */
  private void spoil(JsonNode body, RandomGenerator random) {
    if (body instanceof ObjectNode object && !object.isEmpty()) {
      String name = Corpus.pick(List.copyOf(object.propertyNames()), random);
      JsonNode value = object.get(name);
      if (value.isContainer() && !value.isEmpty() && random.nextBoolean()) {
        spoil(value, random);
      } else {
        object.putRawValue(name, new RawValue(hostile(random)));
      }
    } else if (body instanceof ArrayNode array && !array.isEmpty()) {
      spoil(array.get(random.nextInt(array.size())), random);
    }
  }

  private String hostile(RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> corpus.text(random);
      case 3, 4 -> corpus.number(random);
      default -> Corpus.pick(List.of("null", "true", "[]", "{}", "[[]]", "{\"a\":{}}"), random);
    };
  }

  private Request withBody(Operation operation, Request request, RandomGenerator random) {
    Request with = request.json(corpus.body(random));
    if (operation.body().isEmpty() && random.nextBoolean()) {
      with = with.without("Content-Type");
    }
    return random.nextInt(4) == 0 ? with.inChunks() : with;
  }

  private Request withQuery(Operation operation, Request request, RandomGenerator random) {
    var names =
        new ArrayList<>(operation.parameters("query").stream().map(Parameter::name).toList());
    names.add("nonsense");
    String value = random.nextInt(4) == 0 ? corpus.number(random) : unquoted(corpus.text(random));
    return request.query(Corpus.pick(names, random) + "=" + encoded(value));
  }

  private static Request withHeader(Request request, Request.Header header) {
    return header.name().equals("Content-Type") || header.name().equals("Idempotency-Key")
        ? request.onlyHeader(header.name(), header.value())
        : request.header(header.name(), header.value());
  }

  /** The same with a few bytes of its body flipped, cut out, or repeated. */
  private static Request mangled(Request request, RandomGenerator random) {
    byte[] body = request.body();
    if (body == null || body.length < 2) {
      return request;
    }
    byte[] mangled = body.clone();
    for (int count = random.nextInt(1, 4); count > 0; count--) {
      int at = random.nextInt(mangled.length);
      switch (random.nextInt(3)) {
        case 0 -> mangled[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mangled = Arrays.copyOf(mangled, Math.max(1, at));
        default -> mangled[at] = (byte) random.nextInt(256);
      }
    }
    return request.body(mangled);
  }

  private static String unquoted(String json) {
    return JSON.readTree(json).stringValue();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
