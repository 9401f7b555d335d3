package com.smallbiz.adapters.web;

import com.smallbiz.application.testkit.InMemoryRateLimiter;
import com.smallbiz.application.testkit.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Talks to the API over HTTP, through a real server, which all such tests share. */
@SpringBootTest(
    classes = TestApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "server.tomcat.connection-timeout=1s",
      "server.tomcat.threads.max=400",
      "spring.main.banner-mode=off",
      "logging.pattern.level=%5p [%X{request_id},%X{trace_id}]"
    })
abstract class ApiTest {

  static final String ORDERS = "/api/v1/orders";
  static final String UNKNOWN_ID = "01900000-0000-7000-8000-ffffffffffff";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @LocalServerPort int port;
  @Autowired TestStorage storage;
  @Autowired SettableClock clock;
  @Autowired InMemoryRateLimiter limiter;

  @AfterEach
  void forgetThePast() {
    storage.recover();
    limiter.forget();
  }

  Reply get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Reply post(String path, String... headers) {
    return send("POST", path, BodyPublishers.noBody(), headers);
  }

  Reply delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  Reply postJson(String path, String json) {
    return postBytes(path, json.getBytes(StandardCharsets.UTF_8));
  }

  Reply postBytes(String path, byte[] body) {
    return send("POST", path, BodyPublishers.ofByteArray(body), "Content-Type", "application/json");
  }

  Reply patch(String path, String json) {
    return send(
        "PATCH",
        path,
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/merge-patch+json");
  }

  Reply patchIfMatch(String path, String json, String ifMatch) {
    return send(
        "PATCH",
        path,
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json",
        "If-Match",
        ifMatch);
  }

  /** Creates an order and returns its path. */
  String anOrder(String json) {
    return postJson(ORDERS, json).header("Location");
  }

  String anOrder() {
    return anOrder("{\"customer_name\":\"Ada Lovelace\",\"total_cents\":2500}");
  }

  Reply send(String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Sends the lines as they are, which an HTTP client would not, and returns all that comes back.
   */
  String raw(String requestLine, String... lines) {
    return wire(
        requestLine
            + "\r\nHost: localhost\r\nConnection: close\r\n"
            + String.join("\r\n", lines)
            + "\r\n\r\n");
  }

  /** Sends these characters, each as one byte, and returns all that comes back. */
  String wire(String request) {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(request.lines().findFirst() + " got no answer", e);
    }
  }

  Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }
}
