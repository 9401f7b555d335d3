package com.smallbiz.bootstrap;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * What may stand in a line of the log. JSON escapes the controls of ASCII, and leaves as they are
 * the separators of lines and the changes of direction that Unicode has: to programs that read
 * lines, and on a terminal, they are none the less what they are.
 */
final class VisibleText implements StructuredLoggingJsonMembersCustomizer<Object> {

  private static final Pattern MOVING =
      Pattern.compile("[\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]");

  @Override
  public void customize(Members<Object> members) {
    members.applyingValueProcessor(
        ValueProcessor.of(String.class, text -> MOVING.matcher(text).replaceAll("?")));
  }
}
