package com.smallbiz.bootstrap.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inputs that have broken somebody's software, kept in text files beside this class, one a line.
 * Lines that begin with {@code # } explain; {@code ⟦a×3⟧} stands for {@code aaa}.
 */
final class Corpus {

  private static final Pattern REPEATED = Pattern.compile("⟦(.+?)×([0-9]+)⟧");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|([rnt0]))");

  /** As JSON strings, quotes and all. */
  private final List<String> texts = lines("texts.txt");

  /** As they are written in JSON, or should not be. */
  private final List<String> numbers = lines("numbers.txt");

  private final List<String> bodies = lines("bodies.txt");
  private final List<String> paths = lines("paths.txt");
  private final List<Request.Header> headers =
      lines("headers.txt").stream().map(Corpus::header).toList();

  String text(RandomGenerator random) {
    return pick(texts, random);
  }

  String number(RandomGenerator random) {
    return pick(numbers, random);
  }

  String body(RandomGenerator random) {
    return pick(bodies, random);
  }

  String path(RandomGenerator random) {
    return pick(paths, random);
  }

  Request.Header header(RandomGenerator random) {
    return pick(headers, random);
  }

  static <T> T pick(List<T> choice, RandomGenerator random) {
    return choice.get(random.nextInt(choice.size()));
  }

  private static Request.Header header(String line) {
    int colon = line.indexOf(':');
    return new Request.Header(
        unescaped(line.substring(0, colon)), unescaped(line.substring(colon + 1).strip()));
  }

  /** Headers hold characters that would not survive in a file of lines. */
  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found ->
                found.group(1) == null
                    ? switch (found.group(2)) {
                      case "r" -> "\r";
                      case "n" -> "\n";
                      case "t" -> "\t";
                      default -> "\0";
                    }
                    : Character.toString(Integer.parseInt(found.group(1), 16)));
  }

  private static List<String> lines(String file) {
    try (var stream = Corpus.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("# "))
          .map(Corpus::expanded)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String expanded(String line) {
    return REPEATED
        .matcher(line)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
  }
}
