package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.console.ConsoleConfiguration;
import com.smallbiz.adapters.web.console.ConsoleSettings;
import com.smallbiz.application.port.in.EstablishFirstOperator;
import com.smallbiz.application.port.out.AuditLog;
import com.smallbiz.application.port.out.ConsoleSessions;
import com.smallbiz.application.port.out.ConsoleUsers;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.PasswordHasher;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.usecase.AuditReading;
import com.smallbiz.application.usecase.AuditedActions;
import com.smallbiz.application.usecase.ConsoleAccess;
import com.smallbiz.application.usecase.ConsoleUserAdministration;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What only a process has that serves the console too: one whose first operator is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(ConsoleOnWeb.IfConfigured.class)
@Import(ConsoleConfiguration.class)
class ConsoleOnWeb {

  @Bean
  ConsoleSettings consoleSettings(Settings settings) {
    return Objects.requireNonNull(settings.console());
  }

  @Bean
  AuditedActions auditedActions(AuditLog auditLog, Ids ids) {
    return new AuditedActions(auditLog, ids);
  }

  @Bean
  AuditReading auditReading(AuditLog auditLog) {
    return new AuditReading(auditLog);
  }

  @Bean
  ConsoleAccess consoleAccess(
      ConsoleUsers users,
      ConsoleSessions sessions,
      PasswordHasher hasher,
      AuditLog auditLog,
      Transactions transactions,
      Ids ids,
      RandomGenerator random) {
    return new ConsoleAccess(users, sessions, hasher, auditLog, transactions, ids, random);
  }

  @Bean
  ConsoleUserAdministration consoleUserAdministration(
      ConsoleUsers users,
      ConsoleSessions sessions,
      PasswordHasher hasher,
      Transactions transactions) {
    return new ConsoleUserAdministration(users, sessions, hasher, transactions);
  }

  /** When the tables are there, and before anybody can log in. */
  @Bean
  SmartInitializingSingleton firstOperatorEstablished(
      EstablishFirstOperator establishFirstOperator, ConsoleSettings settings) {
    return () -> establishFirstOperator.establish(settings.user(), settings.password());
  }

  /** Asks the environment. */
  static final class IfConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return ConsoleVariables.read(new Variables(context.getEnvironment())) != null;
    }
  }
}
