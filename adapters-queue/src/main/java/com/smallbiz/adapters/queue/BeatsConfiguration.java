package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.in.BeatProcess;
import com.smallbiz.application.port.in.RetireProcess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The heartbeat that every process has, whether it works or not. Asks for its two use cases. */
@Configuration(proxyBeanMethods = false)
public class BeatsConfiguration {

  @Bean
  Beats beats(BeatProcess beatProcess, RetireProcess retireProcess) {
    return new Beats(beatProcess, retireProcess);
  }
}
