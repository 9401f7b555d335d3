package com.smallbiz.bootstrap;

import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How the database's tables are brought up to date, by the start of the application and by the
 * command alike: beside processes that go on, which are not to notice.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

  /**
   * Whoever waits for a lock on a table has everybody behind it wait as well, who only wants to
   * read; so it does not wait longer than a request may.
   */
  private static final String LOCK_TIMEOUT = "1s";

  /**
   * Connections of its own: those of the application give up on statements that take long, as the
   * index of a big table does.
   */
  @Bean
  FlywayConfigurationCustomizer migrationConnections(JdbcConnectionDetails database) {
    return flyway -> flyway.dataSource(connections(database));
  }

  private static DataSource connections(JdbcConnectionDetails database) {
    var properties = new Properties();
    properties.setProperty("options", "-c lock_timeout=" + LOCK_TIMEOUT);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "small-biz-api migrate");
    // Details of an error repeat what stands in the row.
    properties.setProperty("logServerErrorDetail", "false");
    var connections = new DriverManagerDataSource(database.getJdbcUrl());
    connections.setUsername(database.getUsername());
    connections.setPassword(database.getPassword());
    connections.setConnectionProperties(properties);
    return connections;
  }

  @Bean
  FlywayMigrationStrategy patientMigration() {
    return new PatientMigration();
  }
}
