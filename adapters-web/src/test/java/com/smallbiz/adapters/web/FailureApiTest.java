package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.adapters.web.FailureApiTest.Failing;
import com.smallbiz.application.port.out.StorageUnavailable;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Whatever fails, wherever: the client is told that something did, and nothing of what. */
@ExtendWith(OutputCaptureExtension.class)
@Import(Failing.class)
class FailureApiTest extends ApiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/failing/state",
        "/failing/StackOverflowError",
        "/failing/OutOfMemoryError",
        "/failing/AssertionError",
        "/failing/io",
        "/failing-filter/state",
        "/failing-filter/StackOverflowError",
        "/failing-filter/OutOfMemoryError",
        "/failing-filter/io",
        "/failing-serializer"
      })
  void isAnInternalErrorWithoutWords(String path, CapturedOutput output) {
    Reply reply = get(path, "X-Request-Id", "find-me");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.code()).isEqualTo("internal_error");
    assertThat(reply.json().path("request_id").stringValue()).isEqualTo("find-me");
    assertThat(reply.json().path("instance").stringValue()).isEqualTo(path);
    assertThat(reply.header("X-Request-Id")).isEqualTo("find-me");
    assertThat(reply.text()).doesNotContain("hush-hush", "Exception", "java", "smallbiz");
    assertThat(output).contains("hush-hush").containsOnlyOnce("find-me: the request failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/failing/StorageUnavailable", "/failing-filter/StorageUnavailable"})
  void isA503WhereStorageIsGone(String path) {
    Reply reply = get(path);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.code()).isEqualTo("unavailable");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.text()).doesNotContain("hush-hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/failing-late", "/failing-late-serializer", "/failing-filter/late"})
  void anAnswerThatHasBegunIsCutOff(String path, CapturedOutput output) {
    String reply = raw("GET " + path + " HTTP/1.1", "X-Request-Id: find-me");

    assertThat(reply)
        .startsWith("HTTP/1.1 200 ")
        .contains("Transfer-Encoding: chunked")
        .doesNotEndWith("0\r\n\r\n")
        .doesNotContain("hush-hush", "problem");
    assertThat(output).containsOnlyOnce("find-me: the request failed");
  }

  @Test
  void theNextRequestIsServed() {
    assertThat(get("/failing/OutOfMemoryError").status()).isEqualTo(500);
    assertThat(get("/health").status()).isEqualTo(200);
  }

  /** What can go wrong, by name. */
  @Configuration(proxyBeanMethods = false)
  static class Failing {

    private static final Map<String, Supplier<Throwable>> FAILURES =
        Map.of(
            "state", () -> new IllegalStateException("hush-hush"),
            "StackOverflowError", () -> new StackOverflowError("hush-hush"),
            "OutOfMemoryError", () -> new OutOfMemoryError("hush-hush"),
            "AssertionError", () -> new AssertionError("hush-hush"),
            "io", () -> new IOException("hush-hush"),
            "StorageUnavailable",
                () -> new StorageUnavailable("hush-hush", new RuntimeException("hush-hush")));

    @Bean
    FailingController failingController() {
      return new FailingController();
    }

    @Bean
    FilterRegistrationBean<Filter> failingFilter() {
      var registration =
          new FilterRegistrationBean<Filter>(
              (request, response, chain) -> {
                String path = ((HttpServletRequest) request).getRequestURI();
                if (path.endsWith("/late")) {
                  begin((HttpServletResponse) response);
                }
                throw Failing.<RuntimeException>sneaky(failure(path));
              });
      registration.addUrlPatterns("/failing-filter/*");
      return registration;
    }

    static Throwable failure(String path) {
      return FAILURES
          .getOrDefault(path.substring(path.lastIndexOf('/') + 1), FAILURES.get("state"))
          .get();
    }

    static void begin(HttpServletResponse response) throws IOException {
      response.getOutputStream().print("[");
      response.flushBuffer();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends Throwable> T sneaky(Throwable failure) throws T {
      throw (T) failure;
    }
  }

  /** Fails. */
  @RestController
  static class FailingController {

    @GetMapping("/failing/{name}")
    void fail(@PathVariable("name") String name) {
      throw Failing.<RuntimeException>sneaky(Failing.failure(name));
    }

    @GetMapping("/failing-late")
    void failLate(HttpServletResponse response) throws IOException {
      Failing.begin(response);
      throw new IllegalStateException("hush-hush");
    }

    @GetMapping("/failing-serializer")
    List<Object> failInSerializer() {
      return List.of(new Unspeakable());
    }

    @GetMapping("/failing-late-serializer")
    List<Object> failLateInSerializer() {
      return List.of("a".repeat(100_000), new Unspeakable());
    }
  }

  /** Cannot be written. */
  static final class Unspeakable {

    private String word = "";

    public String getWord() {
      if (word.isEmpty()) {
        throw new IllegalStateException("hush-hush");
      }
      return word;
    }

    public void setWord(String word) {
      this.word = word;
    }
  }
}
