package com.smallbiz.adapters.queue;

import static org.awaitility.Awaitility.await;

import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.out.Workforce;
import com.smallbiz.application.testkit.WorkforceContract;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Workers over a real Redis. */
class WorkersWorkforceTest extends WorkforceContract {

  private final CountDownLatch gate = new CountDownLatch(1);
  private final WorkersFixture fixture = new WorkersFixture() {};
  private AnnotationConfigApplicationContext context;

  @BeforeEach
  void start() {
    fixture.redis = RedisServer.start();
    var work = new RecordingWork();
    work.body =
        job -> {
          gate.await(1, TimeUnit.MINUTES);
          return new JobOutcome.Succeeded();
        };
    context = fixture.process(work, 5);
  }

  @AfterEach
  void stop() {
    fixture.stopEverything();
  }

  @Override
  protected Workforce workforce() {
    return context.getBean(Workers.class);
  }

  @Override
  protected void offer() {
    WorkersFixture.dispatch(context);
  }

  @Override
  protected void finishAll() {
    gate.countDown();
  }

  @Override
  protected void awaitBusy(int number) {
    await().until(() -> workforce().busy() == number);
  }
}
