package com.smallbiz.adapters.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.smallbiz.application.port.in.CheckHealth;
import com.smallbiz.application.port.in.Health;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether orders are being served. */
@RestController
final class HealthController {

  private final CheckHealth checkHealth;

  HealthController(CheckHealth checkHealth) {
    this.checkHealth = checkHealth;
  }

  @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<HealthResponse> health() {
    Health health = checkHealth.check();
    return ResponseEntity.status(health.ok() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(new HealthResponse(health.ok(), health.time()));
  }

  /** The state of health at a time, to the millisecond. */
  record HealthResponse(
      boolean ok,
      @JsonFormat(pattern = "uuuu-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant time) {}
}
