package com.smallbiz.adapters.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** A form that has been read already: the container itself would not look at its fields anymore. */
final class FormRequest extends RequestBodyFilter.BufferedRequest {

  private final Map<String, String[]> parameters;

  /**
   * @throws RequestRefused if the body is no form
   */
  FormRequest(HttpServletRequest request, byte[] body) {
    super(request, body);
    this.parameters = new LinkedHashMap<>(request.getParameterMap());
    try {
      for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
        add(field.split("=", 2));
      }
    } catch (IllegalArgumentException unreadable) {
      throw new RequestRefused(ProblemType.BAD_REQUEST, "The form cannot be read");
    }
  }

  static boolean isForm(HttpServletRequest request) {
    return request.getContentType() != null
        && MediaType.APPLICATION_FORM_URLENCODED.includes(
            MediaType.parseMediaType(request.getContentType()));
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(parameters);
  }

  private void add(String[] field) {
    String name = URLDecoder.decode(field[0], StandardCharsets.UTF_8);
    String value = field.length == 1 ? "" : URLDecoder.decode(field[1], StandardCharsets.UTF_8);
    parameters.merge(
        name,
        new String[] {value},
        (before, more) ->
            Stream.concat(Arrays.stream(before), Arrays.stream(more)).toArray(String[]::new));
  }
}
