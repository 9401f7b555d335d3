package com.smallbiz.adapters.web.console;

import com.smallbiz.adapters.web.WebSettings;
import com.smallbiz.application.port.in.CreateApiKey;
import com.smallbiz.application.port.in.DeleteJob;
import com.smallbiz.application.port.in.FindCustomerNames;
import com.smallbiz.application.port.in.FindJob;
import com.smallbiz.application.port.in.FindJobAttempts;
import com.smallbiz.application.port.in.FindJobKinds;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.GlanceAtQueues;
import com.smallbiz.application.port.in.KillJob;
import com.smallbiz.application.port.in.ListApiKeys;
import com.smallbiz.application.port.in.ListJobs;
import com.smallbiz.application.port.in.PauseQueue;
import com.smallbiz.application.port.in.ResumeQueue;
import com.smallbiz.application.port.in.RetryJob;
import com.smallbiz.application.port.in.RevokeApiKey;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of one job, of the queues, and of the keys that programs come with. */
@Configuration(proxyBeanMethods = false)
class JobPagesConfiguration {

  @Bean
  OrderNames orderNames(FindCustomerNames findCustomerNames) {
    return new OrderNames(findCustomerNames);
  }

  @Bean
  JobPageController jobPageController(
      FindJob findJob, FindJobAttempts findAttempts, OrderNames orderNames) {
    return new JobPageController(findJob, findAttempts, orderNames);
  }

  @Bean
  JobButtonsController jobButtonsController(
      FindJob findJob, RetryJob retryJob, KillJob killJob, DeleteJob deleteJob, Buttons buttons) {
    return new JobButtonsController(findJob, retryJob, killJob, deleteJob, buttons);
  }

  @Bean
  QueueBoard queueBoard(
      GlanceAtQueues glanceAtQueues, FindPausedQueues findPausedQueues, WebSettings settings) {
    return new QueueBoard(glanceAtQueues, findPausedQueues, settings.queueConcurrency());
  }

  @Bean
  QueuePageController queuePageController(
      QueueBoard board,
      ListJobs listJobs,
      FindJobKinds findJobKinds,
      OrderNames orderNames,
      PauseQueue pauseQueue,
      ResumeQueue resumeQueue,
      Buttons buttons) {
    return new QueuePageController(
        board, listJobs, findJobKinds, orderNames, pauseQueue, resumeQueue, buttons);
  }

  @Bean
  ApiKeyPageController apiKeyPageController(
      ListApiKeys listApiKeys,
      CreateApiKey createApiKey,
      RevokeApiKey revokeApiKey,
      Buttons buttons,
      Clock clock) {
    return new ApiKeyPageController(listApiKeys, createApiKey, revokeApiKey, buttons, clock);
  }
}
