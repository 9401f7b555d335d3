package com.smallbiz.bootstrap;

import com.smallbiz.adapters.queue.QueueSettings;
import com.smallbiz.adapters.queue.RedisSettings;
import com.smallbiz.adapters.web.CorsSettings;
import com.smallbiz.adapters.web.ProxySettings;
import com.smallbiz.adapters.web.RateLimitSettings;
import com.smallbiz.adapters.web.ShutdownSettings;
import com.smallbiz.adapters.web.WebSettings;
import com.smallbiz.application.job.RetryPolicies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives each adapter its part of the settings. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

  @Bean
  Settings settings(Environment environment) {
    return Settings.of(environment);
  }

  @Bean
  RedisSettings redisSettings(Settings settings) {
    return settings.redis();
  }

  @Bean
  QueueSettings queueSettings(Settings settings) {
    return settings.queue();
  }

  @Bean
  WebSettings webSettings(Settings settings) {
    return new WebSettings(settings.queue().concurrency(), settings.http(), settings.apiAuth());
  }

  @Bean
  CorsSettings corsSettings(Settings settings) {
    return settings.cors();
  }

  @Bean
  RateLimitSettings rateLimitSettings(Settings settings) {
    return settings.rateLimit();
  }

  @Bean
  ProxySettings proxySettings(Settings settings) {
    return settings.proxies();
  }

  @Bean
  ShutdownSettings shutdownSettings(Settings settings) {
    return settings.shutdown();
  }

  @Bean
  RetryPolicies retryPolicies(Settings settings) {
    return settings.retries();
  }
}
