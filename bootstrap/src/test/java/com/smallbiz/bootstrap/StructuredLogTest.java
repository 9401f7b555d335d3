package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of production, into which others may have words put. */
@ExtendWith(OutputCaptureExtension.class)
class StructuredLogTest {

  private static final Logger LOGGER = LoggerFactory.getLogger(StructuredLogTest.class);

  /** All that some program takes for the end of a line, or a terminal for a command. */
  private static final String EVIL =
      "a\nb\r\nc\u001b[2J\u009b1A\u0085d\u2028e\u2029f\u202eg\u2066h\u0000\u007f\"}{\"";

  /** An application of nothing, with our configuration. */
  static class Nothing {}

  @Test
  void whateverIsLoggedALineIsOneObject(CapturedOutput output) {
    try (var application =
        new SpringApplicationBuilder(Nothing.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .run()) {
      MDC.put("order_id", EVIL);
      LOGGER
          .atWarn()
          .addKeyValue("job_type", EVIL)
          .setCause(new IllegalStateException(EVIL))
          .log("It fails: {}", EVIL);
      assertThat(application.isRunning()).isTrue();
    } finally {
      MDC.clear();
    }

    // Also at what Unicode has for ends of lines.
    List<String> lines = List.of(output.getOut().split("\\R"));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]");
    JsonNode line = JsonMapper.builder().build().readTree(lines.get(0));
    String safe = "a\nb\r\nc\u001b[2J?1A?d?e?f?g?h\u0000?\"}{\"";
    assertThat(line.path("message").asString()).isEqualTo("It fails: " + safe);
    assertThat(line.path("order_id").asString()).isEqualTo(safe);
    assertThat(line.path("job_type").asString()).isEqualTo(safe);
    assertThat(line.at("/error/message").asString()).isEqualTo(safe);
  }
}
