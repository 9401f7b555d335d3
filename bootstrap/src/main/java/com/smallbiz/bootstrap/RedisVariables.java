package com.smallbiz.bootstrap;

import com.smallbiz.adapters.queue.RedisSettings;
import java.nio.file.Path;

/** Where Redis is: by a URL, or by a file for Redisson. */
final class RedisVariables {

  private RedisVariables() {}

  static RedisSettings read(Variables variables) {
    if (!variables.has("SMALLBIZ_REDIS_CONFIG")) {
      return variables.read(
          "SMALLBIZ_REDIS_URL",
          "redis://host:6379, or SMALLBIZ_REDIS_CONFIG the path of a Redisson YAML file",
          RedisSettings::new);
    }
    if (variables.has("SMALLBIZ_REDIS_URL")) {
      throw new InvalidSetting(
          "SMALLBIZ_REDIS_CONFIG", "is set beside SMALLBIZ_REDIS_URL; should be only one of them");
    }
    return variables.read(
        "SMALLBIZ_REDIS_CONFIG",
        "the path of a Redisson YAML file",
        path -> RedisSettings.ofFile(Path.of(path)));
  }
}
