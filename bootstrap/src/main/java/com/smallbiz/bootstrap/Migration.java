package com.smallbiz.bootstrap;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Brings the database's tables up to date, as the start of the application does too. */
final class Migration implements Command {

  @Override
  public void run() {
    DatabaseProgram.run(
        Beans.class,
        (beans, out) -> {
          Flyway flyway = beans.getBean(Flyway.class);
          int before = flyway.info().applied().length;
          new PatientMigration().migrate(flyway);
          MigrationInfoService after = flyway.info();
          out.printf(
              "%d migrations run; the database is at version %s%n",
              after.applied().length - before, after.current().getVersion());
        });
  }

  /** Flyway as it is set up for the application. */
  @Configuration(proxyBeanMethods = false)
  @Import(MigrationConfiguration.class)
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  static class Beans {

    /** Not while beans are made, but when it is the program's turn. */
    @Bean
    @Primary
    FlywayMigrationStrategy later() {
      return flyway -> {};
    }
  }
}
