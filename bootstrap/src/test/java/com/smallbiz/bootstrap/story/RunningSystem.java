package com.smallbiz.bootstrap.story;

import com.smallbiz.bootstrap.SmallBizApplication;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application in this JVM, on real servers. Tests talk to it over HTTP. */
public final class RunningSystem implements AutoCloseable {

  public final Servers servers;
  private final boolean closesServers;
  public final ApiClient api;
  final ApiClient operations;
  private final ConfigurableApplicationContext application;

  private RunningSystem(
      Servers servers, boolean closesServers, Map<String, String> settings, Class<?>... additions) {
    this.servers = servers;
    this.closesServers = closesServers;
    var environment = servers.environment();
    environment.put("LOGGING_LEVEL_ROOT", "warn");
    environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "");
    environment.putAll(settings);
    application =
        SpringApplication.from(SmallBizApplication::main)
            .with(additions)
            .run(
                environment.entrySet().stream().map(RunningSystem::argument).toArray(String[]::new))
            .getApplicationContext();
    api = new ApiClient(url("local.server.port"));
    operations = new ApiClient(url("local.management.port"));
  }

  /**
   * @param additions configurations that are laid over the application's own
   */
  public static RunningSystem start(Class<?>... additions) {
    return new RunningSystem(new Servers(), true, Map.of(), additions);
  }

  /**
   * @param settings environment variables that differ from the usual ones
   * @param additions configurations that are laid over the application's own
   */
  public static RunningSystem start(Map<String, String> settings, Class<?>... additions) {
    return new RunningSystem(new Servers(), true, settings, additions);
  }

  /**
   * One more instance on servers that stay when it is closed.
   *
   * @param settings environment variables that differ from the usual ones
   */
  public static RunningSystem startOn(Servers servers, Map<String, String> settings) {
    return new RunningSystem(servers, false, settings);
  }

  /** A part of the application, for what nobody can ask for over HTTP. */
  public <T> T part(Class<T> type) {
    return application.getBean(type);
  }

  public String url() {
    return url("local.server.port");
  }

  public String operationsUrl() {
    return url("local.management.port");
  }

  @Override
  public void close() {
    application.close();
    if (closesServers) {
      servers.close();
    }
  }

  private String url(String port) {
    return "http://127.0.0.1:" + application.getEnvironment().getProperty(port);
  }

  private static String argument(Map.Entry<String, String> variable) {
    String property = variable.getKey().toLowerCase(Locale.ROOT).replace('_', '.');
    return "--%s=%s".formatted(property, variable.getValue());
  }
}
