package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.out.JobArguments;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Arguments as JSON, without a class name in it. Every component of the record has to be there, and
 * of its own type. Fields that it does not have are passed over: a newer version of the program
 * wrote them, and its job would rather be done than die.
 */
final class JacksonJobArguments implements JobArguments {

  private final JsonMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  public String write(Record arguments) {
    return json.writeValueAsString(arguments);
  }

  @Override
  public <A extends Record> A read(String text, Class<A> type) {
    try {
      return Objects.requireNonNull(json.readValue(text, type), "null");
    } catch (JacksonException | NullPointerException e) {
      throw new UnreadableArguments("these are not the arguments of such a job", e);
    }
  }
}
