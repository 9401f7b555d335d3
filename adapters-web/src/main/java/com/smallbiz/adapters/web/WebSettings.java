package com.smallbiz.adapters.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the API has to know of the configuration.
 *
 * @param queueConcurrency how many jobs of each queue run at a time, in the order to show them in
 */
public record WebSettings(Map<String, Integer> queueConcurrency) {

  public WebSettings {
    queueConcurrency = Collections.unmodifiableMap(new LinkedHashMap<>(queueConcurrency));
  }
}
