package com.smallbiz.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsolePageOfTheDocsTest {

  private static final Pattern ENTRY = Pattern.compile("<li><a href=\"/admin[^>]*>([^<]+)</a>");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");

  @Test
  void explainsThePagesOfTheMenuInItsSequence() throws IOException {
    List<String> menu = find(ENTRY, layout());

    assertThat(menu).hasSizeGreaterThan(10);
    assertThat(find(HEADING, Files.readString(Path.of("..", "docs", "console.md"))))
        .isEqualTo(menu);
  }

  private static List<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).toList();
  }

  private static String layout() throws IOException {
    return Files.readString(
        Path.of("..", "adapters-web/src/main/resources/templates/console/layout.html"));
  }
}
