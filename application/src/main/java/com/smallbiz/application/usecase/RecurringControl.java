package com.smallbiz.application.usecase;

import com.smallbiz.application.job.Recurrence;
import com.smallbiz.application.port.in.ListRecurringJobs;
import com.smallbiz.application.port.in.PauseRecurringJob;
import com.smallbiz.application.port.in.ResumeRecurringJob;
import com.smallbiz.application.port.in.RunRecurringJobNow;
import com.smallbiz.application.port.out.CronSchedules;
import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.Transactions;
import java.util.List;

/**
 * What an operator decides about recurring jobs. Whoever decides need not know what the jobs are:
 * those that work look every second which turns there are.
 */
public final class RecurringControl
    implements ListRecurringJobs, RunRecurringJobNow, PauseRecurringJob, ResumeRecurringJob {

  private final RecurringJobs recurringJobs;
  private final CronSchedules schedules;
  private final Transactions transactions;

  public RecurringControl(
      RecurringJobs recurringJobs, CronSchedules schedules, Transactions transactions) {
    this.recurringJobs = recurringJobs;
    this.schedules = schedules;
    this.transactions = transactions;
  }

  @Override
  public List<Recurrence> list() {
    return recurringJobs.list();
  }

  @Override
  public boolean runNow(String name) {
    return recurringJobs.ask(name);
  }

  @Override
  public boolean pause(String name) {
    return recurringJobs.pause(name);
  }

  /** The turns that were left out are not made up for. */
  @Override
  public boolean resume(String name) {
    return transactions.inTransaction(
        () ->
            recurringJobs
                .find(name)
                .map(it -> schedules.next(it.schedule(), recurringJobs.now()))
                .filter(nextRun -> recurringJobs.resume(name, nextRun))
                .isPresent());
  }
}
