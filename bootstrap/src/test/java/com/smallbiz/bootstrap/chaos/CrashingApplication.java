package com.smallbiz.bootstrap.chaos;

import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.application.job.JobType;
import com.smallbiz.bootstrap.SmallBizApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application with one more type of job: {@code crash}, which ends the process it runs in. */
public final class CrashingApplication {

  /** There is nothing to say. */
  record Nothing() {}

  @Configuration(proxyBeanMethods = false)
  static class CrashingJobs {

    @Bean
    Registration<?> crashJob() {
      return new Registration<>(
          new JobType<>("crash", 1, "integrations", Nothing.class),
          (nothing, context) -> Runtime.getRuntime().halt(137));
    }
  }

  private CrashingApplication() {}

  public static void main(String[] args) {
    SpringApplication.from(SmallBizApplication::main).with(CrashingJobs.class).run(args);
  }
}
