package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.ChartRuns;
import com.smallbiz.application.port.in.CountRuns;
import com.smallbiz.application.port.in.GlanceAtQueues;
import com.smallbiz.application.port.in.ListProcesses;
import com.smallbiz.application.port.in.SumUpRuns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of how jobs have run. */
@Configuration(proxyBeanMethods = false)
class StatisticsPagesConfiguration {

  @Bean
  MetricsController metricsController(SumUpRuns sumUpRuns, ChartRuns chartRuns) {
    return new MetricsController(sumUpRuns, chartRuns);
  }

  @Bean
  WorkPanelController workPanelController(
      CountRuns countRuns,
      ChartRuns chartRuns,
      GlanceAtQueues glanceAtQueues,
      ListProcesses listProcesses) {
    return new WorkPanelController(countRuns, chartRuns, glanceAtQueues, listProcesses);
  }
}
