package com.smallbiz.bootstrap;

import com.fasterxml.uuid.Generators;
import com.smallbiz.application.port.out.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time, names and chance, which use cases take from outside. */
@Configuration(proxyBeanMethods = false)
class AmbientConfiguration {

  /**
   * Ticks in microseconds, the finest that PostgreSQL keeps: what is answered is what is stored.
   */
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  @Bean
  Ids ids() {
    return Generators.timeBasedEpochGenerator()::generate;
  }

  /** Unpredictable: keys are made of it. */
  @Bean
  RandomGenerator random() {
    return new SecureRandom();
  }
}
