package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * The page on configuration names each variable that the code reads. Besides, it may name those
 * that Boot reads, if we set a value of our own for them.
 */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** As a whole literal: what is mentioned in the text of another's message is not read. */
  private static final Pattern READ =
      Pattern.compile("\"((?:SERVER|MANAGEMENT|SPRING|SMALLBIZ|OTEL)_[A-Z_]+)\"");

  /** The families of variables whose names hold that of a job. */
  private static final Pattern PREFIX = Pattern.compile("PREFIX = \"(smallbiz\\.[a-z.]+)\"");

  private static final Pattern NAMED =
      Pattern.compile("`((?:SERVER|MANAGEMENT|SPRING|SMALLBIZ|OTEL)_[A-Z_]*[A-Z](?:_<[A-Z]+>)?)");

  @Test
  void namesAllThatIsReadAndNothingThatIsNot() throws IOException {
    String code = code();
    Set<String> read = matches(READ, code);
    matches(PREFIX, code).stream()
        .map(prefix -> prefix.toUpperCase(Locale.ROOT).replace('.', '_'))
        .forEach(read::add);

    // A row is of what its first column names.
    Set<String> named =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|", -1)[1])
            .flatMap(cell -> matches(NAMED, cell).stream())
            .map(name -> name.replaceFirst("_<.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(read).hasSizeGreaterThan(10);
    assertThat(named).containsAll(read);
    assertThat(named)
        .filteredOn(name -> !read.contains(name))
        .allSatisfy(name -> assertThat(ours()).contains(letters(name)));
  }

  /** The properties that have a value in our {@code application.yml}. */
  private static Set<String> ours() throws IOException {
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yml"));
    return yaml.getObject().stringPropertyNames().stream()
        .map(ConfigurationPageTest::letters)
        .collect(Collectors.toSet());
  }

  /** What a property and its variable have in common. */
  private static String letters(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  private static Set<String> matches(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String code() throws IOException {
    var code = new StringBuilder();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        code.append(Files.readString(file));
      }
    }
    return code.toString();
  }
}
