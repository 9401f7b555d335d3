package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.FindFailedSyncReasons;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.GlanceAtQueues;
import com.smallbiz.application.port.in.ListProcesses;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the overview looks after. */
@Configuration(proxyBeanMethods = false)
class AttentionConfiguration {

  @Bean
  AttentionController attentionController(
      FindFailedSyncReasons reasons,
      ListProcesses processes,
      GlanceAtQueues queues,
      FindPausedQueues pauses) {
    return new AttentionController(
        List.of(
            new OrdersCheck(reasons),
            new ProcessesCheck(processes),
            new QueuesCheck(queues, pauses)));
  }
}
