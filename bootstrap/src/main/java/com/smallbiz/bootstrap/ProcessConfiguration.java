package com.smallbiz.bootstrap;

import com.smallbiz.adapters.queue.BeatsConfiguration;
import com.smallbiz.application.port.out.Circuit;
import com.smallbiz.application.port.out.CronSchedules;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.port.out.QueueReport;
import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.StorageReport;
import com.smallbiz.application.port.out.ThisProcess;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.port.out.Workforce;
import com.smallbiz.application.process.CircuitState;
import com.smallbiz.application.process.ProcessId;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.usecase.ProcessControl;
import com.smallbiz.application.usecase.ProcessLife;
import com.smallbiz.application.usecase.RecurringControl;
import com.smallbiz.application.usecase.SystemReading;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Who this process is, and what the processes tell each other. */
@Configuration(proxyBeanMethods = false)
@Import(BeatsConfiguration.class)
class ProcessConfiguration {

  @Bean
  ProcessIdentity processIdentity(Ids ids, Settings settings) {
    return new ProcessIdentity(
        new ProcessId(ids.next()),
        JvmProcess.host(),
        ProcessHandle.current().pid(),
        JvmProcess.version(),
        settings.roles().stream().map(role -> role.name().toLowerCase(Locale.ROOT)).toList(),
        settings.roles().contains(Role.WORKER) ? settings.queue().concurrency() : Map.of());
  }

  @Bean
  ThisProcess thisProcess() {
    return new JvmProcess();
  }

  /** A process that does not work has no workers, and calls no external system. */
  @Bean
  ProcessLife processLife(
      ProcessIdentity identity,
      Processes processes,
      ThisProcess thisProcess,
      ObjectProvider<Workforce> workforce,
      ObjectProvider<Circuit> circuit) {
    return new ProcessLife(
        identity,
        processes,
        thisProcess,
        workforce.getIfAvailable(NoWorkforce::new),
        circuit.getIfAvailable(() -> () -> CircuitState.NONE));
  }

  @Bean
  ProcessControl processControl(Processes processes) {
    return new ProcessControl(processes);
  }

  @Bean
  SystemReading systemReading(Processes processes, StorageReport storage, QueueReport queue) {
    return new SystemReading(processes, storage, queue);
  }

  @Bean
  RecurringControl recurringControl(
      RecurringJobs recurringJobs, CronSchedules schedules, Transactions transactions) {
    return new RecurringControl(recurringJobs, schedules, transactions);
  }

  private static final class NoWorkforce implements Workforce {

    @Override
    public int busy() {
      return 0;
    }

    @Override
    public boolean isQuiet() {
      return false;
    }

    @Override
    public void quiet() {}
  }
}
