package com.smallbiz.bootstrap;

import com.smallbiz.adapters.queue.WorkersConfiguration;
import com.smallbiz.adapters.sync.SyncConfiguration;
import com.smallbiz.adapters.sync.SyncSettings;
import com.smallbiz.adapters.web.HttpServerConfiguration;
import java.util.Objects;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What only a process has that works: jobs, their workers, and the external order system. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WORKER)
@Import({
  HttpServerConfiguration.class,
  WorkConfiguration.class,
  WorkersConfiguration.class,
  SyncConfiguration.class
})
class WorkerRole {

  /** To Boot, a server on this port is one that does not listen. */
  private static final int CLOSED = -1;

  @Bean
  SyncSettings syncSettings(Settings settings) {
    return Objects.requireNonNull(settings.sync());
  }

  /**
   * Boot opens the port of operations beside a web server only: so there is one, and it is deaf.
   */
  @Bean
  WebServerFactoryCustomizer<ConfigurableWebServerFactory> noApiPort(Settings settings) {
    return server -> {
      if (!settings.roles().contains(Role.WEB)) {
        server.setPort(CLOSED);
      }
    };
  }
}
