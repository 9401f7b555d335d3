package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Job;
import java.io.StringWriter;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The arguments of a job as people read them: one value a line, and those that nobody is to see
 * blanked. Everything else is as it was written, number by number and duplicate by duplicate.
 */
final class ShownArguments {

  /** Stands without quotes, so that nobody takes it for the value. */
  private static final String REDACTED = "redacted";

  /** What is nested deeper would be indented out of sight. */
  private static final int MAX_DEPTH = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ShownArguments() {}

  /** Text, and not HTML. What cannot be read is only shown where there is nothing to redact. */
  static String of(Job job) {
    try {
      return pretty(job.arguments(), job.redacted());
    } catch (JacksonException unreadable) {
      return job.redacted().isEmpty() ? job.arguments() : REDACTED;
    }
  }

  private static String pretty(String json, Set<String> redacted) {
    var text = new StringWriter();
    try (JsonParser in = MAPPER.createParser(json);
        JsonGenerator out = MAPPER.writer().createGenerator(text)) {
      JsonToken token = in.nextToken();
      if (token != JsonToken.START_OBJECT && !redacted.isEmpty()) {
        return REDACTED;
      }
      for (; token != null; token = in.nextToken()) {
        out.copyCurrentEventExact(in);
        if (isTopLevelName(in, token) && redacted.contains(in.currentName())) {
          in.nextToken();
          in.skipChildren();
          out.writeRawValue(REDACTED);
        }
      }
    }
    return text.toString();
  }

  private static boolean isTopLevelName(JsonParser in, JsonToken token) {
    return token == JsonToken.PROPERTY_NAME && in.streamReadContext().getParent().inRoot();
  }
}
