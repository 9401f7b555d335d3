package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobFailed;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobRegistry.Registration;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.JobType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {

  private record Greeting(String name) {}

  private static final JobType<Greeting> GREET =
      new JobType<>("greet", 1, "default", Greeting.class);

  private final List<String> greeted = new ArrayList<>();
  private final BackgroundWork work =
      BackgroundWork.of(
          new Registration<>(
              GREET, (greeting, context) -> greet(greeting.name(), context.attempt())));

  @Test
  void jobsAreCollectedWithoutRunning() {
    enqueue("Ada");

    assertThat(work.enqueued(GREET)).containsExactly(new Greeting("Ada"));
    assertThat(greeted).isEmpty();
  }

  @Test
  void jobsOfATransactionThatIsUndoneAreNotCollected() {
    try {
      work.transactions()
          .inTransaction(
              () -> {
                enqueue("Ada");
                throw new IllegalStateException("on purpose");
              });
    } catch (IllegalStateException expected) {
      // The job went with it.
    }

    assertThat(work.enqueued(GREET)).isEmpty();
    assertThat(work.drain()).isZero();
  }

  @Test
  void drainingRunsWhatIsDueAndWhatComesOfThat() {
    enqueue("Ada and Grace");

    assertThat(work.drain()).isEqualTo(3);
    assertThat(greeted).containsExactly("Ada and Grace", "Ada", "Grace");
  }

  @Test
  void inlineAJobHasRunWhenItIsEnqueued() {
    work.runInline();

    JobId id = enqueue("Ada");

    assertThat(greeted).containsExactly("Ada");
    assertThat(work.job(id).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void delaysAndRetriesPassWhenTheTestSaysSo() {
    var later = work.enqueuer().after(Duration.ofHours(1));
    JobId id = later.enqueue(GREET, new Greeting("nobody"), BackgroundWork.ORIGIN);

    assertThat(work.drain()).isZero();
    work.letPass(Duration.ofHours(1));
    assertThat(work.drain()).isEqualTo(1);
    assertThat(work.job(id).state()).isEqualTo(JobState.RETRYING);
    work.letPass(Duration.ofMinutes(1));
    assertThat(work.drain()).isEqualTo(1);
    assertThat(work.job(id).state()).isEqualTo(JobState.SUCCEEDED);
  }

  private JobId enqueue(String name) {
    return work.enqueuer().enqueue(GREET, new Greeting(name), BackgroundWork.ORIGIN);
  }

  private void greet(String name, int attempt) {
    if (name.equals("nobody") && attempt == 1) {
      throw JobFailed.retry(new JobError("shy", "Nobody is there"), null, new Exception());
    }
    greeted.add(name);
    for (String one : name.split(" and ", -1)) {
      if (!one.equals(name)) {
        enqueue(one);
      }
    }
  }
}
