package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.CountJobs;
import com.smallbiz.application.port.in.DeleteJobs;
import com.smallbiz.application.port.in.FindJobKinds;
import com.smallbiz.application.port.in.KillJobs;
import com.smallbiz.application.port.in.ListJobs;
import com.smallbiz.application.port.in.RetryJobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of jobs, and what is done to many of them at once. */
@Configuration(proxyBeanMethods = false)
class JobListPagesConfiguration {

  @Bean
  JobListController jobListController(
      ListJobs listJobs, CountJobs countJobs, FindJobKinds findJobKinds, OrderNames orderNames) {
    return new JobListController(listJobs, countJobs, findJobKinds, orderNames);
  }

  @Bean
  JobListButtonsController jobListButtonsController(
      RetryJobs retryJobs, KillJobs killJobs, DeleteJobs deleteJobs, Buttons buttons) {
    return new JobListButtonsController(retryJobs, killJobs, deleteJobs, buttons);
  }
}
