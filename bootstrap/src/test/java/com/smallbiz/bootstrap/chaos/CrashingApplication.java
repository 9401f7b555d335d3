package com.smallbiz.bootstrap.chaos;

import com.smallbiz.application.idempotency.Attempt;
import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.port.in.AnswerOnce;
import com.smallbiz.application.port.in.AnsweredOnce;
import com.smallbiz.application.usecase.Idempotency;
import com.smallbiz.bootstrap.SmallBizApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The application with ways to end its process: one more type of job, {@code crash}, and requests
 * with a key that says when.
 */
public final class CrashingApplication {

  /** The beginnings of keys of requests that end the process before, and after, their commit. */
  static final String BEFORE_COMMIT = "crash-before-commit-";

  static final String AFTER_COMMIT = "crash-after-commit-";

  /** There is nothing to say. */
  record Nothing() {}

  @Configuration(proxyBeanMethods = false)
  static class Crashes {

    @Bean
    Registration<?> crashJob() {
      return new Registration<>(
          new JobType<>("crash", 1, "integrations", Nothing.class), (nothing, context) -> crash());
    }

    @Bean
    @Primary
    AnswerOnce crashingAnswers(Idempotency idempotency) {
      return (request, work) -> {
        AnsweredOnce answered =
            idempotency.answer(
                request,
                () -> {
                  Attempt attempt = work.get();
                  if (request.key().startsWith(BEFORE_COMMIT)) {
                    crash();
                  }
                  return attempt;
                });
        if (request.key().startsWith(AFTER_COMMIT)) {
          crash();
        }
        return answered;
      };
    }

    private static void crash() {
      Runtime.getRuntime().halt(137);
    }
  }

  private CrashingApplication() {}

  public static void main(String[] args) {
    SpringApplication.from(SmallBizApplication::main).with(Crashes.class).run(args);
  }
}
