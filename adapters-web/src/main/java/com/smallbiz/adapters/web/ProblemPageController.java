package com.smallbiz.adapters.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** A page for each type of problem, where its {@code type} leads: for people, or as JSON. */
@RestController
final class ProblemPageController {

  private static final Duration FRESH = Duration.ofDays(1);

  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>%1$s</title></head>
      <body>
      <h1>%1$s</h1>
      <p>Status %2$d, code <code>%3$s</code></p>
      <h2>What it means</h2>
      <p>%4$s</p>
      <h2>What to do</h2>
      <p>%5$s</p>
      <h2>Example</h2>
      <pre>%6$s</pre>
      </body>
      </html>
      """;

  private final Json json;

  ProblemPageController(Json json) {
    this.json = json;
  }

  @GetMapping(
      path = "/problems/{name}",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
  ResponseEntity<byte[]> page(
      @PathVariable String name,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable List<String> accept) {
    ProblemType type =
        ProblemType.ofUri("/problems/" + name)
            .orElseThrow(
                () -> new RequestRefused(ProblemType.NOT_FOUND, "No problem has this name"));
    ProblemPage page = ProblemPage.of(type);
    boolean forPeople = AcceptHeader.prefers(accept, MediaType.TEXT_HTML);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .varyBy(HttpHeaders.ACCEPT)
        .contentType(
            forPeople
                ? new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)
                : MediaType.APPLICATION_JSON)
        .body(forPeople ? html(page) : json.write(page));
  }

  private byte[] html(ProblemPage page) {
    String example = new String(json.write(page.example()), StandardCharsets.UTF_8);
    return HTML.formatted(
            HtmlUtils.htmlEscape(page.title()),
            page.status(),
            page.code(),
            HtmlUtils.htmlEscape(page.description()),
            HtmlUtils.htmlEscape(page.whatToDo()),
            HtmlUtils.htmlEscape(example).replace(",&quot;", ",\n &quot;"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What is to be known of a type of problem, with an answer as an example. */
  record ProblemPage(
      String type,
      String title,
      int status,
      String code,
      String description,
      String whatToDo,
      Problem example) {

    static ProblemPage of(ProblemType type) {
      return new ProblemPage(
          type.uri(),
          type.title(),
          type.status(),
          type.code(),
          type.description(),
          type.whatToDo(),
          ProblemDocs.example(type, ProblemDocs.detail(type), "/api/v1/orders"));
    }
  }
}
