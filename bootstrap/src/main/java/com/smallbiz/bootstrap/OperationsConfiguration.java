package com.smallbiz.bootstrap;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The port of operations. Boot's own settings choose endpoints; which of their pages are shown is
 * said here.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class OperationsConfiguration {

  private static final Set<String> SHOWN =
      Set.of(
          "/actuator/health/liveness",
          "/actuator/health/readiness",
          "/actuator/info",
          "/actuator/prometheus");

  /** Whom this port answers is decided by where it listens: keys are the API's. */
  @Bean
  @ConditionalOnBean(name = "springSecurityFilterChain")
  FilterRegistrationBean<Filter> noKeys(
      @Qualifier("springSecurityFilterChain") Filter securityFilterChain) {
    var registration = new FilterRegistrationBean<>(securityFilterChain);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  FilterRegistrationBean<Filter> nothingElse() {
    return new FilterRegistrationBean<>(
        (request, response, chain) -> {
          if (SHOWN.contains(((HttpServletRequest) request).getRequestURI())) {
            chain.doFilter(request, response);
          } else {
            ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_NOT_FOUND);
          }
        });
  }

  /** What is no HTTP, too large or too slow is answered the way it is on the port of the API. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> answersAsOnTheOtherPort(
      @Qualifier("tomcatSettings") WebServerFactoryCustomizer<TomcatServletWebServerFactory> api) {
    return api;
  }
}
