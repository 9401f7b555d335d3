package com.smallbiz.adapters.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the API has to know of the configuration.
 *
 * @param queueConcurrency how many jobs of each queue run at a time, in the order to show them in
 * @param apiAuth whether requests need an API key
 */
public record WebSettings(Map<String, Integer> queueConcurrency, ApiAuth apiAuth) {

  /** Whether requests need an API key. One that is sent counts in any case. */
  public enum ApiAuth {
    REQUIRED,
    OPEN
  }

  public WebSettings {
    queueConcurrency = Collections.unmodifiableMap(new LinkedHashMap<>(queueConcurrency));
  }
}
