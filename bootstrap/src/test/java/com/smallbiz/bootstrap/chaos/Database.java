package com.smallbiz.bootstrap.chaos;

import com.smallbiz.adapters.persistence.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL says, and does, behind the application's back. */
final class Database {

  private final PostgresServer server;

  Database(PostgresServer server) {
    this.server = server;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(server.url("postgres"), server.username(), "");
  }

  void execute(String statement) {
    try (var connection = connect();
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  /** The first column of all rows, as text. */
  List<String> texts(String query, Object... parameters) {
    try (var connection = connect();
        var prepared = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setObject(i + 1, parameters[i]);
      }
      var texts = new ArrayList<String>();
      var rows = prepared.executeQuery();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  long number(String query, Object... parameters) {
    return Long.parseLong(texts(query, parameters).get(0));
  }

  /** A time that the server knows. */
  Instant time(String query) {
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  Instant now() {
    return time("SELECT clock_timestamp()");
  }

  /** Jobs that have not come to an end. */
  long liveJobs() {
    return number("SELECT count(*) FROM jobs WHERE finished_at IS NULL");
  }

  /** Jobs of this type in this state. */
  long jobs(String type, String state) {
    return number("SELECT count(*) FROM jobs WHERE type = ? AND state = ?", type, state);
  }
}
