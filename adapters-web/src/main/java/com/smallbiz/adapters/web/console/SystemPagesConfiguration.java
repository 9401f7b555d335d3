package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.ListJobs;
import com.smallbiz.application.port.in.ListProcesses;
import com.smallbiz.application.port.in.ListRecurringJobs;
import com.smallbiz.application.port.in.PauseRecurringJob;
import com.smallbiz.application.port.in.QuietProcess;
import com.smallbiz.application.port.in.QuietProcesses;
import com.smallbiz.application.port.in.ReportSystem;
import com.smallbiz.application.port.in.ResumeRecurringJob;
import com.smallbiz.application.port.in.RunRecurringJobNow;
import com.smallbiz.application.port.in.StopProcess;
import com.smallbiz.application.process.ProcessIdentity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pages about what runs: processes, recurring jobs, and the servers that all depends on. */
@Configuration(proxyBeanMethods = false)
class SystemPagesConfiguration {

  @Bean
  RunningController runningController(
      ProcessIdentity self,
      ListProcesses listProcesses,
      QuietProcess quietProcess,
      QuietProcesses quietProcesses,
      StopProcess stopProcess,
      ListJobs listJobs,
      Buttons buttons) {
    return new RunningController(
        self, listProcesses, quietProcess, quietProcesses, stopProcess, listJobs, buttons);
  }

  @Bean
  RecurringController recurringController(
      ListRecurringJobs listRecurringJobs,
      RunRecurringJobNow runRecurringJobNow,
      PauseRecurringJob pauseRecurringJob,
      ResumeRecurringJob resumeRecurringJob,
      Buttons buttons) {
    return new RecurringController(
        listRecurringJobs, runRecurringJobNow, pauseRecurringJob, resumeRecurringJob, buttons);
  }

  @Bean
  SystemPanelController systemPanelController(ReportSystem reportSystem) {
    return new SystemPanelController(reportSystem);
  }
}
