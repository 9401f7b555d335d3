package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.FindFailedSyncReasons;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.ListProcesses;
import com.smallbiz.application.port.in.SummarizeQueues;
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
      SummarizeQueues queues,
      FindPausedQueues pauses) {
    return new AttentionController(
        List.of(
            new OrdersCheck(reasons),
            new ProcessesCheck(processes),
            new QueuesCheck(queues, pauses)));
  }
}
