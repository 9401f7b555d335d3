package com.smallbiz.adapters.queue;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.EqualJitterDelay;

/**
 * Connections to Redis. They are opened by the first command, so that the application starts and
 * serves while Redis is away, and are few: Redisson's usual number is slower on few cores.
 */
final class RedisClients {

  private static final int DEFAULT_PORT = 6379;
  private static final int TIMEOUT_MILLIS = 1_500;

  private RedisClients() {}

  static RedissonClient forCommands(RedisSettings settings) {
    if (settings.yaml() != null) {
      return Redisson.create(RedissonYaml.read(settings.yaml()));
    }
    Config config = config(settings, 4);
    config.useSingleServer().setConnectionPoolSize(8);
    return Redisson.create(config);
  }

  /** A client of its own, so that the word of new jobs does not queue up behind commands. */
  static RedissonClient forTopics(RedisSettings settings) {
    if (settings.yaml() != null) {
      return Redisson.create(RedissonYaml.read(settings.yaml()));
    }
    Config config = config(settings, 1);
    config
        .useSingleServer()
        .setConnectionPoolSize(1)
        .setSubscriptionConnectionPoolSize(1)
        .setSubscriptionsPerConnection(1_000);
    return Redisson.create(config);
  }

  /**
   * A client of its own, so that requests and jobs do not queue up behind each other: they come in
   * floods at different times.
   */
  static RedissonClient forLimits(RedisSettings settings) {
    if (settings.yaml() != null) {
      return Redisson.create(RedissonYaml.read(settings.yaml()));
    }
    Config config = config(settings, 2);
    config.useSingleServer().setConnectionPoolSize(4);
    return Redisson.create(config);
  }

  private static Config config(RedisSettings settings, int nettyThreads) {
    URI uri = settings.uri();
    var config =
        new Config()
            .setCodec(StringCodec.INSTANCE)
            .setLazyInitialization(true)
            .setNettyThreads(nettyThreads)
            .setThreads(2);
    config
        .useSingleServer()
        .setAddress(
            "%s://%s:%d"
                .formatted(
                    uri.getScheme(),
                    uri.getHost(),
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()))
        .setDatabase(database(uri))
        .setConnectionMinimumIdleSize(1)
        .setSubscriptionConnectionMinimumIdleSize(1)
        .setConnectTimeout(TIMEOUT_MILLIS)
        .setTimeout(TIMEOUT_MILLIS)
        .setSubscriptionTimeout(TIMEOUT_MILLIS)
        .setRetryAttempts(1)
        .setRetryDelay(new ConstantDelay(Duration.ofMillis(500)))
        // Redisson's usual ten seconds would be felt after a long outage.
        .setReconnectionDelay(new EqualJitterDelay(Duration.ofMillis(100), Duration.ofSeconds(1)))
        .setPingConnectionInterval(5_000);
    logIn(uri, config);
    return config;
  }

  private static int database(URI uri) {
    String path = uri.getPath().replace("/", "");
    return path.isEmpty() ? 0 : Integer.parseInt(path);
  }

  /** As redis-cli has it: a single word is the password. */
  private static void logIn(URI uri, Config config) {
    String userInfo = uri.getRawUserInfo();
    if (userInfo == null) {
      return;
    }
    int colon = userInfo.indexOf(':');
    if (colon > 0) {
      config.setUsername(decode(userInfo.substring(0, colon)));
    }
    config.setPassword(decode(userInfo.substring(colon + 1)));
  }

  /** A plus sign is itself here, which is not so in forms, for which the JDK's decoder is made. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
