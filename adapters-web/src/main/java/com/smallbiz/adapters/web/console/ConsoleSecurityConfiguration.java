package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.ActAudited;
import com.smallbiz.application.port.in.FindConsoleSession;
import com.smallbiz.application.port.out.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Who may see the console, and press its buttons: a chain of its own, before the API's. Sessions
 * are in the database, and the servlet container knows of none.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurityConfiguration {

  private static final String VIEWER = "VIEWER";
  private static final String OPERATOR = "OPERATOR";

  @Bean
  SessionCookie sessionCookie(@Qualifier("overTls") Predicate<HttpServletRequest> overTls) {
    return new SessionCookie(overTls);
  }

  @Bean
  CsrfCookies csrfCookies(@Qualifier("overTls") Predicate<HttpServletRequest> overTls) {
    return new CsrfCookies(overTls);
  }

  @Bean
  RefusedPresses refusedPresses(
      FindConsoleSession findSession,
      SessionCookie cookie,
      RateLimiter limiter,
      ActAudited actAudited,
      @Qualifier("originsOfRequests") Function<HttpServletRequest, Origin> origins) {
    return new RefusedPresses(findSession, cookie, limiter, actAudited, origins);
  }

  @Bean
  @Order(0)
  SecurityFilterChain consoleSecurity(
      HttpSecurity http,
      FindConsoleSession findSession,
      SessionCookie cookie,
      CsrfCookies csrf,
      RefusedPresses refusedPresses,
      ErrorPage errorPage) {
    var refusals = new ConsoleRefusals(errorPage, refusedPresses);
    return http.securityMatcher("/admin", "/admin/**", "/sidekiq/**")
        // The session is read anew with each request, which by default passes for a login and ends
        // the tokens of all open pages. A real login ends them itself.
        .csrf(
            it ->
                it.csrfTokenRepository(csrf)
                    .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .addFilterBefore(new SameOriginFilter(refusals), CsrfFilter.class)
        .addFilterBefore(
            new SessionFilter(findSession, cookie), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            it ->
                it.requestMatchers(HttpMethod.GET, "/admin/assets/*", "/sidekiq/**")
                    .permitAll()
                    .requestMatchers(LoginController.PATH, "/admin/logout")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET)
                    .hasAnyRole(VIEWER, OPERATOR)
                    .requestMatchers(HttpMethod.HEAD)
                    .hasAnyRole(VIEWER, OPERATOR)
                    .requestMatchers(HttpMethod.POST, UserController.OWN_PASSWORD)
                    .hasAnyRole(VIEWER, OPERATOR)
                    .anyRequest()
                    .hasRole(OPERATOR))
        .exceptionHandling(
            it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .build();
  }
}
