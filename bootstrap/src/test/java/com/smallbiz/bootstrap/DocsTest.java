package com.smallbiz.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the project point to is there, and the code that they show is code. */
class DocsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
          .filter(it -> it.toString().endsWith(".md"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    assertThat(LINK.matcher(Files.readString(page)).results())
        .allSatisfy(
            link ->
                assertThat(page.resolveSibling(link.group(1)).normalize())
                    .as(link.group())
                    .exists());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPieceOfJavaIsFromTheSources(Path page) throws IOException {
    assertThat(JAVA.matcher(Files.readString(page)).results())
        .allSatisfy(
            piece ->
                assertThat(sources())
                    .as(piece.group())
                    .anyMatch(source -> source.contains(unindented(piece.group(1)))));
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(it -> it.toString().contains("/src/") && it.toString().endsWith(".java"))
          .map(DocsTest::read)
          .toList();
    }
  }

  private static String read(Path source) {
    try {
      return unindented(Files.readString(source));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A page shows a method without the class around it. */
  private static String unindented(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
