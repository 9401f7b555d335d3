package com.smallbiz.bootstrap.story;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.smallbiz.adapters.persistence.PostgresServer;
import com.smallbiz.adapters.queue.RedisServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What the application needs around it, for real: PostgreSQL, Redis, and a WireMock in the place of
 * the external order system.
 */
public final class Servers implements AutoCloseable {

  public final PostgresServer postgres = PostgresServer.start();
  public final RedisServer redis = RedisServer.start();
  public final WireMockServer external =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(64));

  public Servers() {
    external.start();
  }

  /** The environment of an application that uses these servers, on ports of its own. */
  public Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", "0");
    environment.put("SMALLBIZ_API_AUTH", "open");
    environment.put("MANAGEMENT_SERVER_PORT", "0");
    environment.put("SPRING_DATASOURCE_URL", postgres.url("postgres"));
    environment.put("SPRING_DATASOURCE_USERNAME", postgres.username());
    environment.put("SPRING_DATASOURCE_PASSWORD", "");
    environment.put("SMALLBIZ_REDIS_URL", redis.url());
    environment.put("SMALLBIZ_SYNC_URL", external.baseUrl());
    environment.put("SMALLBIZ_JOBS_DRAIN", "2s");
    environment.put("SMALLBIZ_SHUTDOWN_DELAY", "0s");
    environment.put("SMALLBIZ_RATE_LIMIT", "off");
    return environment;
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(postgres.url("postgres"), postgres.username(), "");
  }

  /** Does something in the database, behind the application's back. */
  public void sql(String statement) {
    try (var connection = connect();
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  /** What the database has to say: the first column of the first row. */
  public String text(String query) {
    try (var connection = connect();
        var prepared = connection.createStatement();
        var rows = prepared.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    external.stop();
    redis.close();
    postgres.close();
  }
}
