package com.smallbiz.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.bootstrap.SimulatedOrderSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Types the commands of a page into a shell, one after the other, and compares each answer with the
 * one that is printed there. Ids and times differ from run to run and stand for any other.
 */
class ToursTest {

  private static final Pattern CONSOLE =
      Pattern.compile("^```console\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static RunningSystem system;
  private static SimulatedOrderSystem external;

  /** A command line and what the page says that it prints. */
  private record Step(String command, String printed) {}

  @BeforeAll
  static void start() {
    external = SimulatedOrderSystem.start(0);
    system =
        RunningSystem.start(
            Map.of(
                "SMALLBIZ_SYNC_URL", external.url().toString(),
                "SMALLBIZ_API_AUTH", "open",
                "SMALLBIZ_RATE_LIMIT", "1000/1s"));
  }

  @AfterAll
  static void stop() {
    system.close();
    external.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/http.md"})
  void theTourAnswersAsPrinted(String page) throws Exception {
    List<Step> steps = steps(Path.of("..", page));
    assertThat(steps).hasSizeGreaterThan(8);
    String separator = "---- end of step ----";
    var script = new StringBuilder();
    for (Step step : steps) {
      script.append(here(step.command())).append("\necho; echo '").append(separator).append("'\n");
    }

    List<String> answers = List.of(run(script.toString()).split(separator + "\\R", -1));

    for (int index = 0; index < steps.size(); index++) {
      Step step = steps.get(index);
      assertThat(comparable(answers.get(index)))
          .as(step.command())
          .isEqualTo(comparable(step.printed()));
    }
  }

  private static List<Step> steps(Path page) throws IOException {
    var steps = new ArrayList<Step>();
    CONSOLE
        .matcher(Files.readString(page))
        .results()
        .flatMap(block -> Pattern.compile("^\\$ ", Pattern.MULTILINE).splitAsStream(block.group(1)))
        .filter(step -> !step.isBlank())
        .forEach(
            step -> {
              var end = Pattern.compile("(?<!\\\\)\\R").matcher(step);
              assertThat(end.find()).isTrue();
              steps.add(new Step(step.substring(0, end.start()), step.substring(end.end())));
            });
    return steps;
  }

  private static String here(String command) {
    return command
        .replace("http://localhost:3000", system.url())
        .replace("http://localhost:3001", system.operationsUrl())
        .replace("http://localhost:3002", external.url().toString());
  }

  private static String run(String script) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("bash").redirectErrorStream(true).start();
    try (var input = shell.getOutputStream()) {
      input.write(script.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private static String comparable(String printed) {
    String text =
        printed
            .strip()
            .replaceAll("[ \\r]+\\n", "\n")
            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
            .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z", "<time>")
            .replaceAll("EXT-[A-Za-z0-9]+", "EXT-<id>")
            .replaceAll("\"request_id\"\\s*:\\s*\"[^\"]+\"", "\"request_id\":\"<id>\"");
    try {
      return JSON.readTree(text).toPrettyString();
    } catch (JacksonException noJson) {
      return text;
    }
  }
}
