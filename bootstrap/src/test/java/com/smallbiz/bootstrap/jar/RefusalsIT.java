package com.smallbiz.bootstrap.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is wrong with the environment stops the start before anything is started, with one line
 * that names the variable and what it should hold. There is nothing behind the addresses here: a
 * start that got further would say so.
 */
@Execution(ExecutionMode.CONCURRENT)
class RefusalsIT {

  private static final Map<String, String> FAULTLESS =
      Map.of(
          "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none",
          "SPRING_DATASOURCE_USERNAME", "nobody",
          "SPRING_DATASOURCE_PASSWORD", "hush-hush",
          "SMALLBIZ_REDIS_URL", "redis://127.0.0.1:1",
          "SMALLBIZ_SYNC_URL", "http://127.0.0.1:1");

  /**
   * @param changes to an environment that is without fault: {@code NAME=value}, or {@code -NAME}
   *     for one that is not set
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SERVER_PORT=many                 | SERVER_PORT cannot be read; should be a port number from 0 to 65535",
        "SERVER_ADDRESS=999.1.1.1         | SERVER_ADDRESS cannot be read; should be an address of this machine",
        "MANAGEMENT_SERVER_PORT=many      | MANAGEMENT_SERVER_PORT cannot be read; should be a port number from 0 to 65535, and not the API's",
        "MANAGEMENT_SERVER_PORT=3000      | MANAGEMENT_SERVER_PORT cannot be read; should be a port number from 0 to 65535, and not the API's",
        "MANAGEMENT_SERVER_ADDRESS=999.1.1.1 | MANAGEMENT_SERVER_ADDRESS cannot be read; should be an address of this machine",
        "-SPRING_DATASOURCE_URL           | SPRING_DATASOURCE_URL is missing; should be a JDBC URL: jdbc:postgresql://host:5432/database",
        "SPRING_DATASOURCE_URL=jdbc:mysql://host/db | SPRING_DATASOURCE_URL cannot be read; should be a JDBC URL: jdbc:postgresql://host:5432/database",
        "SPRING_DATASOURCE_URL=jdbc:postgresql://ada:hush-hush@host/db | SPRING_DATASOURCE_URL cannot be read; should be a JDBC URL: jdbc:postgresql://host:5432/database",
        "-SPRING_DATASOURCE_USERNAME      | SPRING_DATASOURCE_USERNAME is missing; should be a PostgreSQL role",
        "SPRING_DATASOURCE_USERNAME=      | SPRING_DATASOURCE_USERNAME cannot be read; should be a PostgreSQL role",
        "-SPRING_DATASOURCE_PASSWORD      | SPRING_DATASOURCE_PASSWORD is missing; should be the role's password",
        "-SMALLBIZ_REDIS_URL              | SMALLBIZ_REDIS_URL is missing; should be redis://host:6379, or SMALLBIZ_REDIS_CONFIG the path of a Redisson YAML file",
        "SMALLBIZ_REDIS_URL=http://host   | SMALLBIZ_REDIS_URL cannot be read; should be redis://host:6379, or SMALLBIZ_REDIS_CONFIG the path of a Redisson YAML file",
        "-SMALLBIZ_REDIS_URL SMALLBIZ_REDIS_CONFIG=nowhere.yaml | SMALLBIZ_REDIS_CONFIG cannot be read; should be the path of a Redisson YAML file",
        "SMALLBIZ_REDIS_CONFIG=redisson.yaml | SMALLBIZ_REDIS_CONFIG is set beside SMALLBIZ_REDIS_URL; should be only one of them",
        "SMALLBIZ_ROLES=                  | SMALLBIZ_ROLES cannot be read; should be web, worker, or both: web,worker",
        "SMALLBIZ_ROLES=web,clerk         | SMALLBIZ_ROLES cannot be read; should be web, worker, or both: web,worker",
        "SMALLBIZ_QUEUES=default          | SMALLBIZ_QUEUES cannot be read; should be queues with their concurrency, and perhaps weight: integrations:10:2,default:10",
        "SMALLBIZ_JOBS_SLOTS=0            | SMALLBIZ_JOBS_SLOTS cannot be read; should be how many jobs may run at once over all queues: 15",
        "SMALLBIZ_JOBS_LEASE=1s           | SMALLBIZ_JOBS_LEASE cannot be read; should be a duration of 2s at least: 30s",
        "SMALLBIZ_JOBS_DRAIN=soon         | SMALLBIZ_JOBS_DRAIN cannot be read; should be a duration: 25s",
        "SMALLBIZ_JOBS_RETRY_PING_ATTEMPTS=0 | SMALLBIZ_JOBS_RETRY_PING_ATTEMPTS cannot be read; should be a number of attempts, 1 at least",
        "SMALLBIZ_RECURRING_CLEAN_UP_CRON=daily | SMALLBIZ_RECURRING_CLEAN_UP_CRON cannot be read; should be off or a cron expression: 0 3 * * *",
        "-SMALLBIZ_SYNC_URL               | SMALLBIZ_SYNC_URL is missing; should be the base URL of the external order system: https://host/path",
        "-SMALLBIZ_SYNC_URL SMALLBIZ_ROLES=worker | SMALLBIZ_SYNC_URL is missing; should be the base URL of the external order system: https://host/path",
        "SMALLBIZ_SYNC_URL=ftp://host     | SMALLBIZ_SYNC_URL cannot be read; should be the base URL of the external order system: https://host/path",
        "SMALLBIZ_SYNC_SECRET=whsec_hush-hush! | SMALLBIZ_SYNC_SECRET cannot be read; should be a signing secret, as it is or as whsec_<base64>",
        "SMALLBIZ_CONSOLE_USER=ada        | SMALLBIZ_CONSOLE_PASSWORD is missing beside SMALLBIZ_CONSOLE_USER; should be both of them, or none",
        "SMALLBIZ_CONSOLE_PASSWORD=x7#kQ2m!vR9p | SMALLBIZ_CONSOLE_USER is missing beside SMALLBIZ_CONSOLE_PASSWORD; should be both of them, or none",
        "SMALLBIZ_CONSOLE_USER=ada SMALLBIZ_CONSOLE_PASSWORD=x7#kQ2m!vR9 | SMALLBIZ_CONSOLE_PASSWORD is too weak; should be 12 characters at least, and neither well known nor a row of keys nor made of the user's name or ours",
        "SMALLBIZ_CONSOLE_USER=ada SMALLBIZ_CONSOLE_PASSWORD=password1234 | SMALLBIZ_CONSOLE_PASSWORD is too weak; should be 12 characters at least, and neither well known nor a row of keys nor made of the user's name or ours",
        "SMALLBIZ_API_AUTH=maybe          | SMALLBIZ_API_AUTH cannot be read; should be required or open",
        "SMALLBIZ_API_AUTH=open           | SMALLBIZ_API_AUTH is open; should be required unless SERVER_ADDRESS is loopback",
        "SMALLBIZ_RATE_LIMIT=many         | SMALLBIZ_RATE_LIMIT cannot be read; should be how many requests a caller may send in so many seconds, 100/1s, or off",
        "SMALLBIZ_TRUSTED_PROXIES=10.0.0.0/33 | SMALLBIZ_TRUSTED_PROXIES cannot be read; should be addresses and networks of proxies: 10.0.0.0/8,fd00::1",
        "SERVER_TOMCAT_THREADS_MAX=0      | SERVER_TOMCAT_THREADS_MAX cannot be read; should be a whole number from 1 to 100000",
        "SMALLBIZ_SHUTDOWN_DELAY=soon     | SMALLBIZ_SHUTDOWN_DELAY cannot be read; should be a duration of 5m at most: 5s",
        "SMALLBIZ_HTTP_MAX_BODY=1GB       | SMALLBIZ_HTTP_MAX_BODY cannot be read; should be a size from 1KB to 64MB: 256KB",
        "SMALLBIZ_HTTP_BODY_DEADLINE=0s   | SMALLBIZ_HTTP_BODY_DEADLINE cannot be read; should be a duration from 100ms to 1h: 10s",
        "SMALLBIZ_CORS_ORIGINS=*          | SMALLBIZ_CORS_ORIGINS cannot be read; should be origins as browsers send them, separated by commas, each of them named: https://app.example.com,http://localhost:5173",
      })
  void stopTheStartWithOneLine(String changes, String line) throws Exception {
    var environment = new HashMap<>(FAULTLESS);
    for (String change : changes.split(" ", -1)) {
      if (change.startsWith("-")) {
        environment.remove(change.substring(1));
      } else {
        String[] parts = change.split("=", 2);
        environment.put(parts[0], parts[1]);
      }
    }

    Jar.Ended start = Jar.run(environment);

    assertThat(start.err().strip()).isEqualTo("small-biz-api cannot start: " + line);
    assertThat(start.out()).isEmpty();
    assertThat(start.exitCode()).isEqualTo(1);
  }
}
