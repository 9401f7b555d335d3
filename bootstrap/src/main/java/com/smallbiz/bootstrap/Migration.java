package com.smallbiz.bootstrap;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the database's tables up to date, as the start of the application does too. */
final class Migration implements Command {

  @Override
  public void run() {
    DatabaseProgram.run(
        Beans.class,
        (beans, out) -> {
          Flyway flyway = beans.getBean(Flyway.class);
          int run = flyway.migrate().migrationsExecuted;
          out.printf(
              "%d migrations run; the database is at version %s%n",
              run, flyway.info().current().getVersion());
        });
  }

  /** Flyway as Boot sets it up for the application. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  static class Beans {

    /** Not while beans are made, but when it is the program's turn. */
    @Bean
    FlywayMigrationStrategy later() {
      return flyway -> {};
    }
  }
}
