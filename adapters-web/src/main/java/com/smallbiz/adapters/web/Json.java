package com.smallbiz.adapters.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.smallbiz.adapters.web.WebSettings.HttpLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TimeZone;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as this API speaks it: strict in what it takes; fields in snake case and in the order in
 * which they are declared, and times to the microsecond, in what it gives.
 */
final class Json {

  /** Far beyond any number of ours, and still cheap to read. */
  private static final int MAX_DIGITS = 10_000;

  private static final String MICROSECONDS = "uuuu-MM-dd'T'HH:mm:ss.SSSSSSX";

  private final int maxDepth;
  private final JsonMapper mapper;

  Json(HttpLimits limits) {
    this.maxDepth = limits.maxJsonDepth();
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        // The body has a limit of its own: within it, a name may be long.
                        StreamReadConstraints.builder()
                            .maxNestingDepth(maxDepth)
                            .maxNameLength(limits.maxBodyBytes())
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .withConfigOverride(
                Instant.class,
                it ->
                    it.setFormat(
                        JsonFormat.Value.forPattern(MICROSECONDS)
                            .withTimeZone(TimeZone.getTimeZone("UTC"))))
            .build();
  }

  JsonMapper mapper() {
    return mapper;
  }

  byte[] write(Object value) {
    return mapper.writeValueAsBytes(value);
  }

  /**
   * @throws RequestRefused if the body is not one JSON value in UTF-8
   */
  JsonNode read(byte[] body) {
    try {
      JsonNode value = mapper.readTree(decode(body));
      if (value.isMissingNode()) {
        throw malformed("The body is empty");
      }
      return value;
    } catch (CharacterCodingException notUtf8) {
      throw malformed("The body is not UTF-8");
    } catch (StreamConstraintsException beyond) {
      throw malformed(
          "The body is nested deeper than %d levels, or has a number of more than %d digits"
              .formatted(maxDepth, MAX_DIGITS));
    } catch (JacksonException unreadable) {
      var location = unreadable.getLocation();
      throw malformed(
          "The body cannot be read as JSON beyond line %d, column %d"
              .formatted(location.getLineNr(), location.getColumnNr()));
    }
  }

  /** Jackson would guess the encoding, and let some that is broken pass. */
  private static String decode(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static RequestRefused malformed(String detail) {
    return new RequestRefused(ProblemType.MALFORMED_JSON, detail);
  }
}
