package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.console.ConsoleConfiguration;
import com.smallbiz.adapters.web.console.ConsoleSettings;
import java.util.Objects;
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
  com.smallbiz.application.port.in.ActAudited actAudited(
      com.smallbiz.application.port.out.Ids ids, java.time.Clock clock) {
    return (press, work) ->
        new com.smallbiz.application.audit.AuditEntry(
            new com.smallbiz.application.audit.AuditId(ids.next()),
            clock.instant(),
            press.who(),
            press.what(),
            press.onWhat(),
            press.origin().requestId(),
            com.smallbiz.application.audit.AuditEntry.Status.DONE,
            work.get());
  }

  /** Asks the environment. */
  static final class IfConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return ConsoleVariables.read(new Variables(context.getEnvironment())) != null;
    }
  }
}
