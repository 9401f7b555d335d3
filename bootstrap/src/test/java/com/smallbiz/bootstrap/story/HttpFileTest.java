package com.smallbiz.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.in.CreateApiKey;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.bootstrap.SimulatedOrderSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends the requests of {@code docs/http/orders.http}, as an IDE would, and checks its checks. */
class HttpFileTest {

  private static final Path FILE = Path.of("..", "docs", "http", "orders.http");

  private static final Pattern REQUEST =
      Pattern.compile(
          "(?:< \\{%(?<before>.*?)%}\\n)?"
              + "(?<method>[A-Z]+) (?<url>\\S+)\\n"
              + "(?<headers>(?:[A-Za-z-]+: [^\\n]*\\n)*)"
              + "\\n(?<body>.*?)"
              + "> \\{%(?<after>.*?)%}",
          Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{([$.a-z]+)}}");
  private static final Pattern LARGE =
      Pattern.compile("variables\\.set\\(\"(\\w+)\", \"(.)\"\\.repeat\\((\\d+)\\)\\)");
  private static final Pattern STATUS = Pattern.compile("response\\.status === (\\d+)");
  private static final Pattern CODE = Pattern.compile("response\\.body\\.code === \"(\\w+)\"");
  private static final Pattern REMEMBERED =
      Pattern.compile("client\\.global\\.set\\(\"(\\w+)\", response\\.body\\.(\\w+)\\)");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> variables = new HashMap<>();

  @Test
  void everyRequestIsAnsweredAsTheFileSays() throws Exception {
    var external = SimulatedOrderSystem.start(0);
    try (var system =
        RunningSystem.start(
            Map.of("SMALLBIZ_SYNC_URL", external.url().toString(), "SMALLBIZ_API_AUTH", "open"))) {
      variables.put("host", system.url());
      variables.put("reader", readersKey(system));

      var requests = requests().toList();

      assertThat(requests).hasSizeGreaterThan(25);
      for (String request : requests) {
        play(request);
      }
    } finally {
      external.stop();
    }
  }

  private static String readersKey(RunningSystem system) {
    var command = new CreateApiKeyCommand("A reader", List.of("orders:read"), null);
    return system.part(CreateApiKey.class).create(command).secret().text();
  }

  private static Stream<String> requests() throws IOException {
    return Pattern.compile("^### ", Pattern.MULTILINE)
        .splitAsStream(Files.readString(FILE))
        .skip(1);
  }

  private void play(String text) throws IOException, InterruptedException {
    String title = text.lines().findFirst().orElseThrow();
    Matcher request = REQUEST.matcher(text);
    assertThat(request.find()).as(title).isTrue();
    if (request.group("before") != null) {
      Matcher large = LARGE.matcher(request.group("before"));
      assertThat(large.find()).as(title).isTrue();
      variables.put(large.group(1), large.group(2).repeat(Integer.parseInt(large.group(3))));
    }
    HttpResponse<String> response = send(request);

    String after = request.group("after");
    assertThat(response.statusCode())
        .as("%s: %s", title, response.body())
        .isEqualTo(Integer.parseInt(only(STATUS, after).group(1)));
    CODE.matcher(after)
        .results()
        .forEach(code -> assertThat(field(response, "code")).isEqualTo(code.group(1)));
    REMEMBERED
        .matcher(after)
        .results()
        .forEach(it -> variables.put(it.group(1), field(response, it.group(2))));
  }

  private HttpResponse<String> send(Matcher request) throws IOException, InterruptedException {
    var builder =
        HttpRequest.newBuilder(URI.create(filled(request.group("url"))))
            .method(
                request.group("method"),
                BodyPublishers.ofString(filled(request.group("body").strip())));
    filled(request.group("headers"))
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(header -> builder.header(header[0], header[1]));
    return client.send(builder.build(), BodyHandlers.ofString());
  }

  private String filled(String text) {
    return VARIABLE.matcher(text).replaceAll(it -> Matcher.quoteReplacement(value(it.group(1))));
  }

  private String value(String variable) {
    if (variable.equals("$random.uuid")) {
      return UUID.randomUUID().toString();
    }
    assertThat(variables).containsKey(variable);
    return variables.get(variable);
  }

  private static MatchResult only(Pattern pattern, String text) {
    var results = pattern.matcher(text).results().toList();
    assertThat(results).as(text).hasSize(1);
    return results.get(0);
  }

  private static String field(HttpResponse<String> response, String name) {
    JsonNode value = JSON.readTree(response.body()).path(name);
    assertThat(value.isString()).as(response.body()).isTrue();
    return value.stringValue();
  }
}
