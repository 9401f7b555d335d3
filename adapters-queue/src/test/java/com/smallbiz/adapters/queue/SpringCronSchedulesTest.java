package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.out.CronSchedules;
import com.smallbiz.application.testkit.CronSchedulesContract;

class SpringCronSchedulesTest extends CronSchedulesContract {

  @Override
  protected CronSchedules schedules() {
    return new SpringCronSchedules();
  }
}
