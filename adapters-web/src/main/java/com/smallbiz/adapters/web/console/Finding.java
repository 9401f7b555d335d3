package com.smallbiz.adapters.web.console;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it should be, and what to do about it.
 *
 * @param sentence says what, and why
 * @param link leads to where one sees more, or null
 * @param button puts it right, or null if no button can
 */
record Finding(Severity severity, String sentence, @Nullable Link link, @Nullable Button button) {

  /** The worst first. */
  enum Severity {
    /** Nothing gets done until this is put right. */
    STOPPED,
    /** Some work did not get done. */
    BAD,
    /** Work takes longer than it should. */
    WARN
  }

  record Link(String text, String path) {}

  /**
   * @param path what is posted to
   * @param question what is asked first, or null if it is done at once
   */
  record Button(String text, String path, @Nullable String question) {}

  static Finding stopped(String sentence, @Nullable Link link, @Nullable Button button) {
    return new Finding(Severity.STOPPED, sentence, link, button);
  }

  static Finding bad(String sentence, @Nullable Link link, @Nullable Button button) {
    return new Finding(Severity.BAD, sentence, link, button);
  }

  static Finding warn(String sentence, @Nullable Link link, @Nullable Button button) {
    return new Finding(Severity.WARN, sentence, link, button);
  }
}
