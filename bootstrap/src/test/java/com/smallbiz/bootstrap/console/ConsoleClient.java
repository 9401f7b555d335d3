package com.smallbiz.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the console without a browser, which would be too polite for some questions. */
final class ConsoleClient {

  private static final String TOKEN = "a-token-that-form-and-cookie-share";
  private static final Pattern MASKED = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String url;

  ConsoleClient(String url) {
    this.url = url;
  }

  HttpResponse<String> logIn(String user, String password, String next) throws Exception {
    return press("/admin/login", "", form(user, password, next));
  }

  static String form(String user, String password, String next) {
    return "name=%s&password=%s&next=%s".formatted(encode(user), encode(password), encode(next));
  }

  /** With the token that a form would have. */
  HttpResponse<String> press(String path, String session, String form, String... headers)
      throws Exception {
    var withCookie = new ArrayList<>(List.of(headers));
    boolean safe = withCookie.contains("https");
    String token = (safe ? "__Host-sbz-csrf=" : "sbz-csrf=") + TOKEN;
    withCookie.addAll(List.of("Cookie", session.isEmpty() ? token : session + "; " + token));
    HttpResponse<String> page =
        send("GET", "/admin/login", null, withCookieOnly(token, headers).toArray(String[]::new));
    Matcher masked = MASKED.matcher(page.body());
    assertThat(masked.find()).isTrue();
    return send(
        "POST",
        path,
        "_csrf=" + encode(masked.group(1)) + (form.isEmpty() ? "" : "&" + form),
        withCookie.toArray(String[]::new));
  }

  private static List<String> withCookieOnly(String token, String... headers) {
    var all = new ArrayList<>(List.of("Cookie", token));
    if (List.of(headers).contains("https")) {
      all.addAll(List.of("X-Forwarded-Proto", "https"));
    }
    return all;
  }

  HttpResponse<String> send(String method, String path, String form, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
    if (form != null) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  static String session(HttpResponse<String> reply) {
    return sessionCookie(reply).replaceFirst(";.*", "");
  }

  static String sessionCookie(HttpResponse<String> reply) {
    return reply.headers().allValues("Set-Cookie").stream()
        .filter(it -> it.contains("sbz-console="))
        .collect(Collectors.joining());
  }

  static String header(HttpResponse<String> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
