package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.CronSchedules;

class InMemoryCronSchedulesTest extends CronSchedulesContract {

  @Override
  protected CronSchedules schedules() {
    return new InMemoryCronSchedules();
  }
}
