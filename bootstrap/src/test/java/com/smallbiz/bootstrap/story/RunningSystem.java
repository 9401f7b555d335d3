package com.smallbiz.bootstrap.story;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.smallbiz.adapters.persistence.PostgresServer;
import com.smallbiz.adapters.queue.RedisServer;
import com.smallbiz.bootstrap.SmallBizApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole application on real servers: PostgreSQL, Redis, and a WireMock in the place of the
 * external order system. Tests talk to it over HTTP, as its clients do.
 */
final class RunningSystem implements AutoCloseable {

  /** An answer, with its body read as JSON where it has one. */
  record Answer(int status, JsonNode body, HttpResponse<String> response) {

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final PostgresServer postgres;
  final RedisServer redis;
  final WireMockServer external;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext application;

  private RunningSystem(@Nullable String externalUrl, Class<?>... additions) {
    postgres = PostgresServer.start();
    redis = RedisServer.start();
    external = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    external.start();
    application = run(externalUrl == null ? external.baseUrl() : externalUrl, additions);
  }

  static RunningSystem start(Class<?>... additions) {
    return new RunningSystem(null, additions);
  }

  /** With an external order system of the caller's. */
  static RunningSystem startWith(String externalUrl) {
    return new RunningSystem(externalUrl);
  }

  private ConfigurableApplicationContext run(String externalUrl, Class<?>... additions) {
    var arguments = new ArrayList<String>();
    arguments.add("--server.port=0");
    arguments.add("--management.server.port=0");
    arguments.add("--spring.datasource.url=" + postgres.url("postgres"));
    arguments.add("--spring.datasource.username=" + postgres.username());
    arguments.add("--spring.datasource.password=");
    arguments.add("--smallbiz.redis.url=" + redis.url());
    arguments.add("--smallbiz.sync.url=" + externalUrl);
    arguments.add("--smallbiz.jobs.lease=3s");
    arguments.add("--smallbiz.jobs.drain=2s");
    return SpringApplication.from(SmallBizApplication::main)
        .with(additions)
        .run(arguments.toArray(String[]::new))
        .getApplicationContext();
  }

  String url() {
    return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
  }

  String operationsUrl() {
    return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.management.port");
  }

  /** Does something behind the application's back. */
  void sql(String statement) {
    try (var connection =
            DriverManager.getConnection(postgres.url("postgres"), postgres.username(), "");
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  Answer post(String path, String json) {
    return send(withJson(request(path), "POST", json));
  }

  Answer patch(String path, String json) {
    return send(withJson(request(path), "PATCH", json));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response =
          client.send(
              request.timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofString());
      String body = response.body();
      boolean json =
          response.headers().firstValue("Content-Type").orElse("").contains("json")
              && !body.isEmpty();
      return new Answer(
          response.statusCode(), json ? JSON.readTree(body) : JSON.missingNode(), response);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupt);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url() + path));
  }

  private static HttpRequest.Builder withJson(
      HttpRequest.Builder request, String method, String json) {
    return request
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(json));
  }

  @Override
  public void close() {
    for (AutoCloseable part :
        List.<AutoCloseable>of(application, external::stop, redis, postgres)) {
      try {
        part.close();
      } catch (Exception failure) {
        throw new AssertionError(failure);
      }
    }
  }
}
