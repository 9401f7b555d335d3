package com.smallbiz.adapters.web;

import com.smallbiz.application.port.in.AuthenticateApiKey;
import com.smallbiz.application.port.in.RecognizeApiKey;
import com.smallbiz.application.port.in.VouchForApiKey;
import com.smallbiz.application.port.out.RateLimiter;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.AbstractSecurityWebApplicationInitializer;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Lets in who has a key, by one chain of filters that remembers nothing between two requests. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http,
      RecognizeApiKey recognizeApiKey,
      VouchForApiKey vouchForApiKey,
      AuthenticateApiKey authenticateApiKey,
      WebSettings settings,
      AccessRefusals refusals,
      ClientAddresses addresses,
      RateLimiter limiter,
      RateLimitSettings rateLimit,
      RateLimitReplies rateLimitReplies) {
    var apiKeys =
        new ApiKeyFilter(
            recognizeApiKey,
            vouchForApiKey,
            authenticateApiKey,
            new FailedAuthentications(limiter),
            addresses,
            rateLimitReplies);
    var limits = new RateLimitFilter(limiter, addresses, rateLimitReplies, rateLimit);
    return http
        // A browser adds cookies to a request by itself, which is what CSRF lives on. It does not
        // add keys, and there are no cookies here. Where no key is needed: see SameMachine.
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .cors(AbstractHttpConfigurer::disable)
        .addFilterBefore(apiKeys, AnonymousAuthenticationFilter.class)
        .addFilterAfter(limits, ApiKeyFilter.class)
        .authorizeHttpRequests(
            requests -> requests.anyRequest().access(new AccessRules(settings.apiAuth())))
        .exceptionHandling(
            it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .build();
  }

  /**
   * In place of Boot's, which would also stand before the port of operations, and ask again who was
   * let in already when a request fails or goes on elsewhere.
   */
  @Bean
  DelegatingFilterProxyRegistrationBean apiSecurity() {
    var registration =
        new DelegatingFilterProxyRegistrationBean(
            AbstractSecurityWebApplicationInitializer.DEFAULT_FILTER_NAME);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER);
    return registration;
  }

  @Bean
  AccessRefusals accessRefusals(ProblemWriter problems) {
    return new AccessRefusals(problems);
  }

  /**
   * Refuses paths that somebody might read in two ways. Methods, headers and parameters are left to
   * those who read them and know what to say of them: a refusal here would come in the middle of
   * their work.
   */
  @Bean
  HttpFirewall httpFirewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    firewall.setAllowedHeaderNames(name -> true);
    firewall.setAllowedHeaderValues(value -> true);
    firewall.setAllowedParameterNames(name -> true);
    firewall.setAllowedParameterValues(value -> true);
    return firewall;
  }

  /** What is measured of a request is measured around all of it. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }
}
