package com.smallbiz.bootstrap.example;

import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.application.port.in.FindOrder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The wiring of the example. */
@Configuration(proxyBeanMethods = false)
class ReminderConfiguration {

  @Bean
  Registration<?> remindOfDraftJob(FindOrder findOrder, Reminders reminders) {
    return new Registration<>(RemindOfDraftJob.TYPE, new RemindOfDraftJob(findOrder, reminders));
  }
}
