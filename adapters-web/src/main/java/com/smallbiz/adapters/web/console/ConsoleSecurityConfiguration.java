package com.smallbiz.adapters.web.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** Who may see the console, and press its buttons: a chain of its own, before the API's. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurityConfiguration {

  @Bean
  @Order(0)
  SecurityFilterChain consoleSecurity(HttpSecurity http) {
    return http.securityMatcher("/admin", "/admin/**")
        .csrf(it -> it.csrfTokenRepository(new CookieCsrfTokenRepository()))
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .build();
  }
}
