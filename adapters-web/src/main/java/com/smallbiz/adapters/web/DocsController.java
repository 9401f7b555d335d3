package com.smallbiz.adapters.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Swagger UI on our OpenAPI document: a page of ours, and of theirs one script and one sheet. */
@Hidden
@RestController
final class DocsController {

  private static final MediaType JAVASCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");
  private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");
  private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");

  private static final Map<String, MediaType> ASSETS =
      Map.of("swagger-ui-bundle.js", JAVASCRIPT, "start.js", JAVASCRIPT, "swagger-ui.css", CSS);

  /** Nothing from elsewhere and nothing inline, but for the pictures in the style sheet. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final CacheControl AN_HOUR =
      CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  /** The version is part of their path, and none of our business. */
  private static final String THEIRS = "classpath*:META-INF/resources/webjars/swagger-ui/*/";

  @GetMapping("/docs")
  ResponseEntity<byte[]> page(HttpServletResponse response) throws IOException {
    // Not by the answer's headers: they would be added to a policy that stands there already.
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    return answer(HTML, ours("index.html"));
  }

  @GetMapping("/docs/{asset}")
  ResponseEntity<byte[]> asset(@PathVariable String asset) throws IOException {
    MediaType type = ASSETS.get(asset);
    if (type == null) {
      throw RequestRefused.ofStatus(404);
    }
    Resource ours = ours(asset);
    return answer(type, ours.exists() ? ours : theirs(asset));
  }

  private static ResponseEntity<byte[]> answer(MediaType type, Resource resource)
      throws IOException {
    byte[] content = resource.getContentAsByteArray();
    return ResponseEntity.ok()
        .cacheControl(AN_HOUR)
        .eTag(DigestUtils.md5DigestAsHex(content))
        .contentType(type)
        .body(content);
  }

  private static Resource ours(String name) {
    return new ClassPathResource("docs/" + name, DocsController.class);
  }

  private static Resource theirs(String name) throws IOException {
    return new PathMatchingResourcePatternResolver().getResources(THEIRS + name)[0];
  }
}
