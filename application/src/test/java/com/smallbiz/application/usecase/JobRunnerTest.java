package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Backoff;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobFailed;
import com.smallbiz.application.job.JobHandler;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.JobRegistry;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.JobType;
import com.smallbiz.application.job.RetryPolicies;
import com.smallbiz.application.job.RetryPolicy;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.InMemoryJobArguments;
import com.smallbiz.application.testkit.OrderFixtures;
import com.smallbiz.application.testkit.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobRunnerTest {

  private record Greeting(String text) {}

  private static final JobType<Greeting> TYPE =
      new JobType<>("greet", 2, "default", Greeting.class);
  private static final JobError ERROR = new JobError("too_loud", "It was too loud");
  private static final Duration PAUSE = Duration.ofSeconds(20);
  private static final RetryPolicies POLICIES =
      new RetryPolicies(Map.of("greet", new RetryPolicy(3, Backoff.fixed(PAUSE))));

  private final JobArguments arguments = new InMemoryJobArguments();
  private final String hello = arguments.write(new Greeting("hello"));

  private RandomGenerator random = () -> 0;
  private boolean wantedBack;

  @AfterEach
  void leaveNoInterruptBehind() {
    Thread.interrupted();
  }

  @Test
  void aHandlerThatReturnsHasSucceeded() {
    var seen = new ArrayList<>();

    JobOutcome outcome =
        outcomeOf(
            aJob(2),
            (greeting, context) -> {
              seen.add(greeting);
              seen.add(context);
            });

    assertThat(outcome).isEqualTo(new JobOutcome.Succeeded());
    assertThat(seen)
        .containsExactly(new Greeting("hello"), new JobContext(aJob(2).id(), 2, Shop.ORIGIN));
  }

  @Test
  void aFailureIsRetriedWhenThePolicySaysSo() {
    assertThat(outcomeOf(aJob(1), failing(JobFailed.retry(ERROR, null, new Exception()))))
        .isEqualTo(new JobOutcome.Retry(PAUSE, ERROR));
  }

  @Test
  void aFailureMaySayWhenItIsRetried() {
    var later = Duration.ofMinutes(5);

    assertThat(outcomeOf(aJob(1), failing(JobFailed.retry(ERROR, later, new Exception()))))
        .isEqualTo(new JobOutcome.Retry(later, ERROR));
  }

  @Test
  void theLastAttemptIsTheLastWhateverTheFailureSays() {
    assertThat(outcomeOf(aJob(3), failing(JobFailed.retry(ERROR, PAUSE, new Exception()))))
        .isEqualTo(new JobOutcome.Died(ERROR));
  }

  @Test
  void aFailureThatCannotBeHelpedIsTheEnd() {
    assertThat(outcomeOf(aJob(1), failing(JobFailed.giveUp(ERROR, new Exception()))))
        .isEqualTo(new JobOutcome.Died(ERROR));
  }

  @Test
  void whatWasNotTriedIsPostponedAlsoAtTheLastAttempt() {
    var later = Duration.ofSeconds(30);

    assertThat(outcomeOf(aJob(3), failing(JobFailed.postpone(ERROR, later, new Exception()))))
        .isEqualTo(new JobOutcome.Postponed(later, ERROR));
  }

  @Test
  void noPauseThatAHandlerAsksForIsTooLong() {
    var longest = Duration.ofSeconds(Long.MAX_VALUE);

    assertThat(outcomeOf(aJob(1), failing(JobFailed.retry(ERROR, longest, new Exception()))))
        .isEqualTo(new JobOutcome.Retry(JobOutcome.LONGEST_PAUSE, ERROR));
    assertThat(outcomeOf(aJob(1), failing(JobFailed.postpone(ERROR, longest, new Exception()))))
        .isEqualTo(new JobOutcome.Postponed(JobOutcome.LONGEST_PAUSE, ERROR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bad Code", "external-unavailable", "TOO_LOUD", "code\n"})
  void aFailureThatCannotBeStoredIsAnUnexpectedOne(String code) {
    JobOutcome outcome =
        outcomeOf(
            aJob(1),
            (greeting, context) -> {
              throw JobFailed.giveUp(new JobError(code, "It failed"), new Exception());
            });

    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Retry.class,
            retry -> assertThat(retry.error().code()).isEqualTo("internal_error"));
  }

  @Test
  void anOutageOfTheDatabaseIsWaitedForAndNoFailureOfTheJob() {
    var outage = new StorageUnavailable("away", new Exception());

    assertThat(outcomeOf(aJob(3), failing(outage)))
        .isInstanceOfSatisfying(
            JobOutcome.Postponed.class,
            postponed -> assertThat(postponed.error().code()).isEqualTo("storage_unavailable"));
  }

  @Test
  void anUnexpectedFailureIsRetriedAndKeepsItsTextToItself() {
    assertThat(outcomeOf(aJob(1), failing(new IllegalStateException("password=secret"))))
        .isInstanceOfSatisfying(
            JobOutcome.Retry.class,
            retry -> {
              assertThat(retry.delay()).isEqualTo(PAUSE);
              assertThat(retry.error().code()).isEqualTo("internal_error");
              assertThat(retry.error().message()).doesNotContain("secret", "Exception");
            });
    assertThat(outcomeOf(aJob(3), failing(new IllegalStateException())))
        .isInstanceOf(JobOutcome.Died.class);
  }

  @Test
  void notEvenAnErrorOfTheRuntimeEscapes() {
    assertThat(
            outcomeOf(
                aJob(1),
                (greeting, context) -> {
                  throw new StackOverflowError();
                }))
        .isInstanceOf(JobOutcome.Retry.class);
  }

  @Test
  void aJobThatIsWantedBackIsHandedBackByItsInterrupt() {
    wantedBack = true;

    assertThat(outcomeOf(aJob(1), failing(new InterruptedException())))
        .isEqualTo(new JobOutcome.HandedBack());
  }

  @Test
  void anInterruptOfTheHandlersOwnIsAFailure() {
    assertThat(outcomeOf(aJob(1), failing(new InterruptedException())))
        .isInstanceOf(JobOutcome.Retry.class);
    assertThat(outcomeOf(aJob(3), failing(new InterruptedException())))
        .isInstanceOf(JobOutcome.Died.class);
  }

  @Test
  void whatIsPostponedDoesNotAllComeBackAtTheSameMoment() {
    random = new Random(1);
    var later = Duration.ofSeconds(30);

    var delays =
        Stream.generate(
                () ->
                    outcomeOf(aJob(1), failing(JobFailed.postpone(ERROR, later, new Exception()))))
            .limit(50)
            .map(outcome -> ((JobOutcome.Postponed) outcome).delay())
            .toList();

    assertThat(delays)
        .allSatisfy(delay -> assertThat(delay).isBetween(later, later.plusSeconds(6)))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatFailsBecauseOfAnInterruptIsHandedBackToo() {
    wantedBack = true;
    JobHandler<Greeting> interruptedInsideALibrary =
        (greeting, context) -> {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while waiting for a connection");
        };

    assertThat(outcomeOf(aJob(3), interruptedInsideALibrary))
        .isEqualTo(new JobOutcome.HandedBack());
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aJobOfAnUnknownTypeIsDeadWithThatReason() {
    assertThat(codeOfDeath(aJob("gone", 1, hello, 1))).isEqualTo("unknown_job_type");
  }

  @Test
  void aJobOfANewerVersionIsDeadWithThatReason() {
    assertThat(codeOfDeath(aJob("greet", 3, hello, 1))).isEqualTo("unknown_job_version");
  }

  @Test
  void aJobOfAnOlderVersionIsRun() {
    assertThat(outcomeOf(aJob("greet", 1, hello, 1), (greeting, context) -> {}))
        .isEqualTo(new JobOutcome.Succeeded());
  }

  @Test
  void aJobThatCannotBeReadIsDeadWithThatReason() {
    assertThat(codeOfDeath(aJob("greet", 2, "garbage", 1))).isEqualTo("unreadable_arguments");
  }

  private String codeOfDeath(Job job) {
    var outcome = outcomeOf(job, failing(new AssertionError("must not be run")));
    return ((JobOutcome.Died) outcome).error().code();
  }

  private JobOutcome outcomeOf(Job job, JobHandler<Greeting> handler) {
    var registry = new JobRegistry(List.of(new JobRegistry.Registration<>(TYPE, handler)));
    return new JobRunner(registry, POLICIES, arguments, random).run(job, () -> wantedBack);
  }

  private static JobHandler<Greeting> failing(Throwable failure) {
    return (greeting, context) -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    };
  }

  private Job aJob(int attempt) {
    return aJob("greet", 2, hello, attempt);
  }

  private static Job aJob(String type, int version, String arguments, int attempt) {
    return new Job(
        new JobId(new UUID(0, 1)),
        type,
        version,
        "default",
        arguments,
        null,
        Shop.ORIGIN,
        JobState.RUNNING,
        attempt,
        3,
        0,
        7,
        OrderFixtures.CREATED,
        null,
        OrderFixtures.CREATED,
        null,
        null,
        null,
        null,
        Set.of());
  }
}
