package com.smallbiz.domain.validation;

import java.text.Normalizer;

/** What counts as text: how it is cleaned, measured and refused, by code point and not by char. */
public final class Text {

  private Text() {}

  /**
   * Trimmed of white space at both ends and composed (Unicode NFC), so that equal texts are equal.
   */
  public static String clean(String raw) {
    int start = 0;
    int end = raw.length();
    while (start < end && isWhiteSpace(raw.codePointAt(start))) {
      start += Character.charCount(raw.codePointAt(start));
    }
    while (start < end && isWhiteSpace(raw.codePointBefore(end))) {
      end -= Character.charCount(raw.codePointBefore(end));
    }
    return Normalizer.normalize(raw.substring(start, end), Normalizer.Form.NFC);
  }

  /** The length as a person counts it at best: in code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The beginning of a text that is too long; {@code max} in code points. */
  public static String shorten(String text, int max) {
    return length(text) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
  }

  /**
   * Whether a reader would see nothing at all: empty, white space, or invisible characters only.
   */
  public static boolean isInvisible(String text) {
    return text.codePoints().allMatch(Text::isInvisible);
  }

  /**
   * Whether the text can be stored and shown: no lone surrogate, no control but newline and tab.
   */
  public static boolean isPrintable(String text) {
    return text.codePoints().noneMatch(Text::isUnprintable);
  }

  /**
   * Folds case so that two texts that differ in nothing else become equal, character by character,
   * so that a folded beginning is also the beginning of the folded whole.
   */
  public static String foldCase(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints()
        .map(codePoint -> Character.toLowerCase(Character.toUpperCase(codePoint)))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static boolean isUnprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SURROGATE -> true;
      case Character.CONTROL -> codePoint != '\n' && codePoint != '\t';
      default -> false;
    };
  }

  private static boolean isWhiteSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static boolean isInvisible(int codePoint) {
    return isWhiteSpace(codePoint)
        || isDefaultIgnorable(codePoint)
        || switch (Character.getType(codePoint)) {
          case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
          default -> false;
        };
  }

  /**
   * Letters, marks and symbols that draw nothing, by Unicode's Default_Ignorable_Code_Point. Other
   * characters that this Java does not know yet are taken to draw something: a younger Java, which
   * knows them, must not have stored what this one cannot read.
   */
  private static boolean isDefaultIgnorable(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
      default ->
          (codePoint >= 0x180B && codePoint <= 0x180F)
              || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
              || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
              || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
    };
  }
}
