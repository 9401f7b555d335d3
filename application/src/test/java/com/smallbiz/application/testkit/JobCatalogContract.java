package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobFilter;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome.Died;
import com.smallbiz.application.job.JobOutcome.HandedBack;
import com.smallbiz.application.job.JobOutcome.Retry;
import com.smallbiz.application.job.JobOutcome.Succeeded;
import com.smallbiz.application.job.JobPage;
import com.smallbiz.application.job.JobQuery;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.out.JobCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every {@link JobCatalog} shows. */
public abstract class JobCatalogContract extends JobsFixture {

  protected abstract JobCatalog catalog();

  @Test
  void withoutJobsThereIsAnEmptyPage() {
    assertThat(page(JobFilter.NONE)).isEmpty();
    assertThat(catalog().queues()).isEmpty();
  }

  @Test
  void aPageHoldsJobsAsTheyAreFoundTheNewestFirst() {
    JobId first = enqueued();
    JobId second = dead();
    JobId third = retrying();

    JobPage page = catalog().page(new JobQuery(JobFilter.NONE, 10, null));

    assertThat(page.jobs()).containsExactly(found(third), found(second), found(first));
    assertThat(page.next()).isNull();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SCHEDULED")
  void jobsAreFoundByTheirState(JobState state) {
    for (JobState each : JobState.values()) {
      if (each != JobState.SCHEDULED) {
        in(each);
      }
    }
    JobId wanted = in(state);

    assertThat(catalog().page(new JobQuery(JobFilter.of(state), 10, null)).jobs())
        .hasSize(2)
        .allMatch(job -> job.state() == state)
        .first()
        .isEqualTo(found(wanted));
  }

  @Test
  void jobsAreFoundByTheirQueueAndTypeAndBothAndAll() {
    JobId one = enqueued("default", "ping");
    JobId two = enqueued("default", "report");
    JobId three = enqueued("integrations", "report");
    JobId four = run(enqueued("integrations", "report"), new Died(ERROR));

    assertThat(page(new JobFilter(null, "default", null))).containsExactly(two, one);
    assertThat(page(new JobFilter(null, null, "report"))).containsExactly(four, three, two);
    assertThat(page(new JobFilter(null, "integrations", "report"))).containsExactly(four, three);
    assertThat(page(new JobFilter(JobState.DEAD, "integrations", "report"))).containsExactly(four);
    assertThat(page(new JobFilter(null, "default' OR true --", null))).isEmpty();
    assertThat(catalog().queues()).containsExactlyInAnyOrder("default", "integrations");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SCHEDULED")
  void walkingAllPagesShowsEveryJobOnceThoughOthersComeAndGo(JobState state) {
    List<JobId> ids = new ArrayList<>(IntStream.range(0, 7).mapToObj(it -> in(state)).toList());
    Collections.reverse(ids);

    var seen = new ArrayList<JobId>();
    JobPage page = catalog().page(new JobQuery(JobFilter.of(state), 3, null));
    seen.addAll(ids(page));
    while (page.next() != null) {
      in(state);
      page = catalog().page(new JobQuery(JobFilter.of(state), 3, page.next()));
      seen.addAll(ids(page));
    }

    assertThat(seen).isEqualTo(ids);
  }

  @Test
  void aPageThatIsJustFullHasNoNext() {
    enqueued();
    enqueued();

    assertThat(catalog().page(new JobQuery(JobFilter.NONE, 2, null)).next()).isNull();
    assertThat(catalog().page(new JobQuery(JobFilter.NONE, 1, null)).next()).isNotNull();
  }

  @Test
  void aSuccessIsSeenForADayAndADeathForLonger() {
    JobId succeeded = succeeded();
    JobId dead = dead();

    letPass(Duration.ofHours(23));
    assertThat(page(JobFilter.NONE)).containsExactly(dead, succeeded);

    letPass(Duration.ofHours(1));
    assertThat(page(JobFilter.NONE)).containsExactly(dead);
    assertThat(page(JobFilter.of(JobState.SUCCEEDED))).isEmpty();
  }

  @Test
  void aPageOfCertainJobsHoldsNoOthers() {
    enqueued();
    JobId running = started(enqueued()).id();
    JobId alsoRunning = started(enqueued()).id();
    JobId notRunning = enqueued();
    List<JobId> ids = List.of(running, notRunning, alsoRunning, nextId());
    JobFilter filter = JobFilter.of(JobState.RUNNING);

    assertThat(ids(catalog().pageOf(ids, new JobQuery(filter, 10, null))))
        .containsExactly(alsoRunning, running);
    assertThat(ids(catalog().pageOf(ids, new JobQuery(filter, 10, alsoRunning))))
        .containsExactly(running);
    assertThat(catalog().pageOf(ids, new JobQuery(filter, 1, null)).next()).isEqualTo(alsoRunning);
    assertThat(ids(catalog().pageOf(ids, new JobQuery(new JobFilter(null, "x", null), 10, null))))
        .isEmpty();
    assertThat(ids(catalog().pageOf(List.of(), new JobQuery(filter, 10, null)))).isEmpty();
  }

  @Test
  void aSummaryCountsWhatIsInAQueue() {
    JobId first = enqueued();
    letPass(Duration.ofSeconds(5));
    enqueued();
    started(enqueued());
    retrying();
    dead();
    succeeded();
    run(enqueued(), new HandedBack());
    enqueued("integrations", "ping");

    List<QueueSummary> summaries =
        catalog().summarize(List.of("unheard-of", "default", "integrations"), 100);

    assertThat(summaries)
        .extracting(QueueSummary::name)
        .containsExactly("unheard-of", "default", "integrations");
    assertThat(summaries.get(0)).isEqualTo(QueueSummary.empty("unheard-of"));
    QueueSummary summary = summaries.get(1);
    assertThat(summary)
        .usingRecursiveComparison()
        .ignoringFields("latency")
        .isEqualTo(new QueueSummary("default", 3, 0, 1, 1, 1, Duration.ZERO));
    Duration expected = Duration.between(found(first).enqueuedAt(), now());
    assertThat(summary.latency()).isCloseTo(expected, Duration.ofSeconds(5));
    assertThat(summaries.get(2).depth()).isEqualTo(1);
    assertThat(catalog().summarize(List.of(), 100)).isEmpty();
  }

  @Test
  void aSummaryTakesTheOldestOfAllTypesForItsLatency() {
    enqueued("default", "report");
    letPass(Duration.ofSeconds(30));
    enqueued("default", "ping");
    letPass(Duration.ofSeconds(30));
    run(enqueued("default", "sync"), new Succeeded());

    assertThat(summary(100).latency().toMillis()).isCloseTo(60_000, within(5_000L));
  }

  @Test
  void aSummaryStopsCountingAtItsLimit() {
    IntStream.range(0, 5).forEach(it -> enqueued());
    started(enqueued());
    retrying();
    dead();

    QueueSummary summary = summary(3);

    assertThat(summary.depth() + summary.running()).isEqualTo(3);
    assertThat(summary.retrying()).isEqualTo(1);
    assertThat(summary.dead()).isEqualTo(1);
    assertThat(summary(6).depth()).isEqualTo(5);
    assertThat(summary(Integer.MAX_VALUE).running()).isEqualTo(1);
  }

  @Test
  void aRetryThatIsDueCountsAsWaitingSinceThen() {
    run(enqueued(), new Retry(DELAY, ERROR));

    letPass(DELAY.plusSeconds(7));

    QueueSummary summary = summary(100);
    assertThat(summary.depth()).isEqualTo(1);
    assertThat(summary.retrying()).isZero();
    assertThat(summary.latency().toMillis()).isCloseTo(7_000, within(5_000L));
  }

  @Test
  void aJobThatWasScheduledCountsAsWaitingSinceItsTime() {
    JobId id = scheduled(null, DELAY);
    letPass(DELAY.plusSeconds(7));

    assertThat(summary(100).depth()).isEqualTo(1);
    assertThat(summary(100).scheduled()).isZero();
    assertThat(summary(100).latency().toMillis()).isCloseTo(7_000, within(5_000L));

    run(id, new HandedBack());
    assertThat(summary(100).latency().toMillis()).isCloseTo(7_000, within(5_000L));
  }

  @Test
  void aJobThatIsBroughtForwardCountsAsWaitingSinceThen() {
    scheduled("k", DELAY.multipliedBy(3));
    letPass(DELAY);
    enqueuedUnique("k");

    assertThat(summary(100).depth()).isEqualTo(1);
    assertThat(summary(100).latency().toMillis()).isLessThan(5_000);
  }

  @Test
  void aJobThatBeginsAnewCountsAsWaitingSinceThen() {
    JobId id = enqueuedUnique("k");
    letPass(DELAY);
    Claim claim = started(id);
    enqueuedUnique("k");
    jobs().finish(List.of(new FinishedJob(claim, new Succeeded())));

    assertThat(summary(100).depth()).isEqualTo(1);
    assertThat(summary(100).latency().toMillis()).isLessThan(5_000);
  }

  @Test
  void aSummaryTellsScheduledJobsFromThoseThatAreToBeRetried() {
    scheduled(null, DELAY);
    scheduled(null, DELAY);
    retrying();

    assertThat(summary(100).scheduled()).isEqualTo(2);
    assertThat(summary(100).retrying()).isEqualTo(1);
  }

  private QueueSummary summary(int limit) {
    return catalog().summarize(List.of("default"), limit).get(0);
  }

  private List<JobId> page(JobFilter filter) {
    return ids(catalog().page(new JobQuery(filter, 100, null)));
  }

  private static List<JobId> ids(JobPage page) {
    return page.jobs().stream().map(Job::id).toList();
  }
}
