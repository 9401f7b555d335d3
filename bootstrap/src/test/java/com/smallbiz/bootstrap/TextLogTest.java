package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The log as text, into which others may have words put. */
class TextLogTest {

  private final LoggerContext context = new LoggerContext();
  private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

  @Test
  void aLineIsALine() throws IOException {
    assertThat(logged("all is well", null))
        .matches("[^ ]+ INFO  \\[   \\] c[^ ]*Test: all is well\n")
        .hasLineCount(1);
  }

  @Test
  void nobodyForgesALineOrMovesTheCursor() throws IOException {
    String text = logged("hello\r\n2026-11-22 INFO forged\u001b[2J\u009b1A\u202e\u2028", null);

    assertThat(text).endsWith("hello?\n    2026-11-22 INFO forged?[2J?1A??\n");
  }

  @Test
  void norByWayOfAnException() throws IOException {
    String text = logged("it failed", new IllegalStateException("because\n2026 forged\u001b[2J"));

    assertThat(text.lines().skip(1)).allMatch(line -> line.startsWith("    "));
    assertThat(text).contains("    2026 forged?[2J\n").doesNotContain("\u001b");
  }

  @Test
  void norByWayOfAnId() throws IOException {
    mdc.put("order_id", "one\n2026 forged\u001b[2J");

    assertThat(logged("all is well", null)).contains("one\n    2026 forged?[2J]");
  }

  private String logged(String message, @Nullable Throwable failure) throws IOException {
    var layout = new PatternLayout();
    context.setMDCAdapter(mdc);
    layout.setContext(context);
    layout.setPattern(
        (String)
            new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .get(0)
                .getProperty("logging.pattern.console"));
    layout.start();
    var logger = context.getLogger("com.smallbiz.Test");
    return layout.doLayout(
        new LoggingEvent("here", logger, Level.INFO, message, failure, new Object[0]));
  }
}
