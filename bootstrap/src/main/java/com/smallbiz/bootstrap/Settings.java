package com.smallbiz.bootstrap;

import com.smallbiz.adapters.queue.QueueSettings;
import com.smallbiz.adapters.queue.RedisSettings;
import com.smallbiz.adapters.sync.SyncSettings;
import com.smallbiz.application.job.RetryPolicies;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/**
 * What the operator decides, read from the environment as a whole and turned into what each adapter
 * takes. A setting has one name: the environment variable's, which is also the Spring property's.
 */
record Settings(
    RedisSettings redis,
    QueueSettings queue,
    RetryPolicies retries,
    RecurringSettings recurring,
    SyncSettings sync) {

  private static final Duration SYNC_CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /**
   * @throws InvalidSetting naming the first that is missing or cannot be read
   */
  static Settings of(Environment environment) {
    var variables = new Variables(environment);
    int port = variables.read("SERVER_PORT", "a port number from 0 to 65535", Settings::port);
    variables.read(
        "MANAGEMENT_SERVER_PORT",
        "a port number from 0 to 65535, and not the API's",
        value -> operationsPort(value, port));
    variables.read("SERVER_ADDRESS", "an address of this machine", Settings::address);
    variables.read("MANAGEMENT_SERVER_ADDRESS", "an address of this machine", Settings::address);
    variables.read(
        "SPRING_DATASOURCE_URL",
        "a JDBC URL: jdbc:postgresql://host:5432/database",
        Settings::jdbcUrl);
    variables.read("SPRING_DATASOURCE_USERNAME", "a PostgreSQL role", Settings::notEmpty);
    variables.read("SPRING_DATASOURCE_PASSWORD", "the role's password", Function.identity());
    return new Settings(
        redis(variables),
        queue(variables),
        RetrySettings.of(environment),
        RecurringSettings.of(environment),
        sync(variables));
  }

  private static RedisSettings redis(Variables variables) {
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

  private static QueueSettings queue(Variables variables) {
    QueueSettings queues =
        variables.read(
            "SMALLBIZ_QUEUES",
            "queues with their concurrency, and perhaps weight: integrations:10:2,default:10",
            Settings::queues);
    int slots =
        variables.has("SMALLBIZ_JOBS_SLOTS")
            ? variables.read(
                "SMALLBIZ_JOBS_SLOTS",
                "how many jobs may run at once over all queues: 15",
                value -> withSlots(queues, Integer.parseInt(value)).slots())
            : queues.slots();
    Duration lease =
        variables.read(
            "SMALLBIZ_JOBS_LEASE",
            "a duration of 2s at least: 30s",
            value -> new QueueSettings(Map.of(), duration(value), Duration.ZERO).lease());
    return variables.read(
        "SMALLBIZ_JOBS_DRAIN",
        "a duration: 25s",
        value ->
            new QueueSettings(
                queues.concurrency(), queues.weights(), slots, lease, duration(value)));
  }

  private static SyncSettings sync(Variables variables) {
    SyncSettings unsigned =
        variables.read(
            "SMALLBIZ_SYNC_URL",
            "the base URL of the external order system: https://host/path",
            value -> new SyncSettings(URI.create(value), null, SYNC_CONNECT_TIMEOUT));
    return variables.has("SMALLBIZ_SYNC_SECRET")
        ? variables.read(
            "SMALLBIZ_SYNC_SECRET",
            "a signing secret, as it is or as whsec_<base64>",
            secret -> new SyncSettings(unsigned.url(), secret, SYNC_CONNECT_TIMEOUT))
        : unsigned;
  }

  private static int port(String value) {
    int port = Integer.parseInt(value);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("no port");
    }
    return port;
  }

  private static int operationsPort(String value, int apiPort) {
    int port = port(value);
    if (port != 0 && port == apiPort) {
      throw new IllegalArgumentException("the same");
    }
    return port;
  }

  private static InetAddress address(String value) {
    try {
      return InetAddress.getByName(notEmpty(value));
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException(unknown);
    }
  }

  private static String notEmpty(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return value;
  }

  private static String jdbcUrl(String value) {
    try {
      if (!value.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException("not PostgreSQL's");
      }
      var unused = DriverManager.getDriver(value);
      return value;
    } catch (SQLException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  private static Duration duration(String value) {
    return DurationStyle.detectAndParse(value);
  }

  private static QueueSettings queues(String value) {
    var concurrency = new LinkedHashMap<String, Integer>();
    var weights = new LinkedHashMap<String, Integer>();
    for (String entry : value.split(",", -1)) {
      String[] parts = entry.strip().split(":", 3);
      if (parts.length < 2 || concurrency.put(parts[0], Integer.valueOf(parts[1])) != null) {
        throw new IllegalArgumentException("no queue, or the same again");
      }
      weights.put(parts[0], parts.length == 3 ? Integer.parseInt(parts[2]) : 1);
    }
    int all = concurrency.values().stream().mapToInt(Integer::intValue).sum();
    return new QueueSettings(concurrency, weights, all, Duration.ofMinutes(1), Duration.ZERO);
  }

  private static QueueSettings withSlots(QueueSettings queues, int slots) {
    return new QueueSettings(
        queues.concurrency(), queues.weights(), slots, queues.lease(), queues.drain());
  }

  private record Variables(Environment environment) {

    boolean has(String variable) {
      String value = environment.getProperty(property(variable));
      return value != null && !value.isEmpty();
    }

    /**
     * @param expected what the variable should hold; said instead of the reader's complaint, which
     *     may show the value
     */
    <T> T read(String variable, String expected, Function<String, T> reader) {
      String value = environment.getProperty(property(variable));
      if (value == null) {
        throw new InvalidSetting(variable, "is missing; should be " + expected);
      }
      try {
        return reader.apply(value.strip());
      } catch (IllegalArgumentException | ArithmeticException unreadable) {
        throw new InvalidSetting(variable, "cannot be read; should be " + expected);
      }
    }

    private static String property(String variable) {
      return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
  }
}
