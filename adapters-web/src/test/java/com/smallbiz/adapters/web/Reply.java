package com.smallbiz.adapters.web;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API answered. */
record Reply(HttpResponse<String> response) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  String text() {
    return response.body();
  }

  JsonNode json() {
    return MAPPER.readTree(text());
  }

  String code() {
    return json().path("code").stringValue();
  }

  /** Each error as one line, its place before its code: {@code #/note too_long}. */
  List<String> errors() {
    return json()
        .path("errors")
        .valueStream()
        .map(
            it ->
                it.path(it.has("pointer") ? "pointer" : "parameter").stringValue()
                    + " "
                    + it.path("code").stringValue())
        .toList();
  }
}
