package com.smallbiz.adapters.web;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The OpenAPI document. It is made when it is first asked for, and stays as it is. */
@Hidden
@RestController
final class OpenApiController {

  private static final CacheControl AN_HOUR =
      CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  private final ObjectProvider<Springdoc> springdoc;
  private final OpenApiDocument document;
  private final Object making = new Object();
  private volatile @Nullable ResponseEntity<byte[]> answer;

  OpenApiController(ObjectProvider<Springdoc> springdoc, OpenApiDocument document) {
    this.springdoc = springdoc;
    this.document = document;
  }

  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> get() {
    ResponseEntity<byte[]> known = answer;
    if (known == null) {
      synchronized (making) {
        known = answer == null ? make() : answer;
        answer = known;
      }
    }
    return known;
  }

  private ResponseEntity<byte[]> make() {
    byte[] json =
        Json31.pretty(document.of(springdoc.getObject().find())).getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .cacheControl(AN_HOUR)
        .eTag(DigestUtils.md5DigestAsHex(json))
        .contentType(MediaType.APPLICATION_JSON)
        .body(json);
  }
}
