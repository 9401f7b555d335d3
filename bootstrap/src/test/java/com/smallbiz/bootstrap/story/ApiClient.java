package com.smallbiz.bootstrap.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API that takes every answer as it comes. */
final class ApiClient {

  /** An answer, with its body read as JSON where it is some. */
  record Answer(int status, JsonNode body, HttpResponse<String> response) {

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text(String member) {
      return body.path(member).asString();
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  ApiClient(String url) {
    this.url = url;
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  Answer post(String path, String json) {
    return send(withJson("POST", path, json));
  }

  Answer patch(String path, String json) {
    return send(withJson("PATCH", path, json));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Answer(
          response.statusCode(),
          json ? JSON.readTree(response.body()) : JSON.missingNode(),
          response);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupt);
    }
  }

  private HttpRequest.Builder withJson(String method, String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(json));
  }
}
