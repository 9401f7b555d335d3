package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no template of the console may hold. */
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates", "console");

  private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>", Pattern.DOTALL);

  static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  /** Thymeleaf replaces first, and then there is no condition anymore. */
  @ParameterizedTest
  @MethodSource("templates")
  void noElementIsReplacedOnACondition(Path template) throws IOException {
    assertThat(tags(template))
        .noneMatch(tag -> tag.contains("th:replace") && tag.matches("(?s).* th:(if|unless)=.*"));
  }

  /** What comes from outside is text, and nothing is inline: the policy of pages refuses it. */
  @ParameterizedTest
  @MethodSource("templates")
  void nothingIsWrittenUnescapedOrInline(Path template) throws IOException {
    assertThat(tags(template))
        .noneMatch(tag -> tag.contains("th:utext"))
        .noneMatch(tag -> tag.matches("(?s).*\\s(th:)?(style|on\\w+|hx-on[\\w:-]*)=.*"));
    assertThat(Files.readString(template)).doesNotContain("[(${").doesNotContain("javascript:");
  }

  private static List<String> tags(Path template) throws IOException {
    return TAG.matcher(Files.readString(template)).results().map(it -> it.group()).toList();
  }
}
