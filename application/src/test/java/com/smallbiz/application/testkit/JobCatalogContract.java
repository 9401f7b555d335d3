package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Count;
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
import com.smallbiz.application.order.OrderSyncKey;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.domain.order.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link JobCatalog} shows. */
public abstract class JobCatalogContract extends JobsFixture {

  protected abstract JobCatalog catalog();

  /** One whose pages look at this many jobs at the most, where they look for a text. */
  protected abstract JobCatalog catalogThatSearches(int jobs);

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

  @Test
  void whatTheQueueWasNotNotedToKnowIsUntoldForAsLongAsItIsDue() {
    JobId noted = enqueued();
    JobId running = enqueued();
    JobId oldest = enqueued();
    JobId retrying = retrying();
    letPass(DELAY);
    JobId later = enqueued();
    JobId scheduled = scheduled("later", DELAY);
    jobs().handedOver(List.of(noted), 7);
    started(running);
    letPass(Duration.ofMinutes(1));
    enqueued();

    assertThat(catalog().untold("default", 10))
        .containsOnlyKeys(oldest, retrying, later, scheduled)
        .hasEntrySatisfying(oldest, lag -> assertThat(lag).isBetween(minutes(11), minutes(12)))
        .hasEntrySatisfying(retrying, lag -> assertThat(lag).isBetween(minutes(1), minutes(2)))
        .hasEntrySatisfying(later, lag -> assertThat(lag).isBetween(minutes(1), minutes(2)))
        .containsEntry(scheduled, Duration.ZERO);
    assertThat(catalog().untold("default", 1)).containsOnlyKeys(oldest);
    assertThat(catalog().untold("integrations", 10)).isEmpty();
  }

  private static Duration minutes(int number) {
    return Duration.ofMinutes(number);
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
        catalog().summarize(List.of("unheard-of", "default", "integrations"), 100, 100);

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
    assertThat(catalog().summarize(List.of(), 100, 100)).isEmpty();
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

  @ParameterizedTest
  @ValueSource(strings = {"PING", "external_UNAVAILABLE", "not answer", "Week%"})
  void aTextIsLookedForInTypeErrorAndKeyWhateverItsCase(String text) {
    JobId dead = run(enqueuedUnique("report:week%1"), new Died(ERROR));
    enqueued("default", "other");

    assertThat(page(new JobFilter(null, null, null, text))).containsExactly(dead);
    assertThat(page(new JobFilter(JobState.DEAD, "default", "ping", text))).containsExactly(dead);
    assertThat(page(new JobFilter(JobState.RETRYING, null, null, text))).isEmpty();
    assertThat(page(new JobFilter(null, null, null, "' OR true --%"))).isEmpty();
    assertThat(ids(catalog().pageOf(List.of(dead), searching(text)))).containsExactly(dead);
    assertThat(ids(catalog().pageOf(List.of(dead), searching("else")))).isEmpty();
  }

  @Test
  void anIdFindsTheJobOrTheSyncsOfTheOrderHoweverFarBack() {
    var order = new OrderId(nextId().value());
    JobId first = run(enqueuedUnique(OrderSyncKey.of(order)), new Died(ERROR));
    JobId second = enqueuedUnique(OrderSyncKey.of(order));
    run(enqueuedUnique("k"), new Succeeded());
    enqueued();
    JobCatalog catalog = catalogThatSearches(1);

    assertThat(ids(catalog.page(searching(order.toString())))).containsExactly(second, first);
    assertThat(catalog.page(searching(first.toString().toUpperCase(Locale.ROOT))).jobs())
        .containsExactly(found(first));
    assertThat(page(new JobFilter(JobState.DEAD, null, null, order.toString())))
        .containsExactly(first);
    assertThat(catalog.page(searching(nextId().toString())).jobs()).isEmpty();
  }

  @Test
  void aSearchEndsSomewhereAndTheNextPageGoesOn() {
    JobId rare = enqueuedUnique("needle");
    List<JobId> hay = IntStream.range(0, 6).mapToObj(it -> enqueued()).toList();
    JobId newest = enqueuedUnique("needle-2");
    JobCatalog catalog = catalogThatSearches(3);

    JobPage first = catalog.page(searching("needle"));
    assertThat(ids(first)).containsExactly(newest);
    assertThat(first.cutShort()).isTrue();
    assertThat(first.next()).isEqualTo(hay.get(4));
    JobPage second = catalog.page(new JobQuery(searching("needle").filter(), 10, first.next()));
    assertThat(second.jobs()).isEmpty();
    assertThat(second.cutShort()).isTrue();
    JobPage third = catalog.page(new JobQuery(searching("needle").filter(), 10, second.next()));
    assertThat(ids(third)).containsExactly(rare);
    assertThat(third.cutShort()).isFalse();
    assertThat(third.next()).isNull();
  }

  @Test
  void aPageOfASearchThatIsFullIsNotCutShort() {
    IntStream.range(0, 5).forEach(it -> enqueued());

    JobPage page = catalog().page(new JobQuery(searching("ping").filter(), 2, null));

    assertThat(page.jobs()).hasSize(2);
    assertThat(page.cutShort()).isFalse();
    assertThat(page.next()).isEqualTo(page.jobs().get(1).id());
  }

  @Test
  void aCountEndsAtItsLimit() {
    IntStream.range(0, 4).forEach(it -> dead());
    retrying();
    JobFilter dead = JobFilter.of(JobState.DEAD);

    assertThat(catalog().count(dead, 10)).isEqualTo(new Count(4, false));
    assertThat(catalog().count(dead, 4)).isEqualTo(new Count(4, false));
    assertThat(catalog().count(dead, 3)).isEqualTo(new Count(3, true));
    assertThat(catalog().count(JobFilter.NONE, 10)).isEqualTo(new Count(5, false));
    assertThat(catalog().count(new JobFilter(null, "elsewhere", null), 10)).isEqualTo(Count.ZERO);
  }

  @Test
  void aCountOfASearchEndsWhereAPageDoes() {
    IntStream.range(0, 4).forEach(it -> dead());
    JobFilter answering = new JobFilter(JobState.DEAD, null, null, "not answer");

    assertThat(catalog().count(answering, 10)).isEqualTo(new Count(4, false));
    assertThat(catalog().count(answering, 3)).isEqualTo(new Count(3, true));
    assertThat(catalogThatSearches(2).count(answering, 10)).isEqualTo(new Count(2, true));
    assertThat(catalog().count(searching(dead().toString()).filter(), 10))
        .isEqualTo(new Count(1, false));
  }

  @Test
  void theTypesAreThoseOfAllJobs() {
    enqueued("default", "report");
    succeeded();

    assertThat(catalog().types()).containsExactlyInAnyOrder("report", "ping");
  }

  private static JobQuery searching(String text) {
    return new JobQuery(new JobFilter(null, null, null, text), 10, null);
  }

  @Test
  void whatWaitsOrIsDeadIsCountedNoFurtherThanWanted() {
    for (int i = 0; i < 3; i++) {
      retrying();
      dead();
    }

    QueueSummary summary = catalog().summarize(List.of("default"), 100, 2).get(0);

    assertThat(summary.retrying()).isEqualTo(2);
    assertThat(summary.dead()).isEqualTo(2);
  }

  private QueueSummary summary(int limit) {
    return catalog().summarize(List.of("default"), limit, 100).get(0);
  }

  private List<JobId> page(JobFilter filter) {
    return ids(catalog().page(new JobQuery(filter, 100, null)));
  }

  private static List<JobId> ids(JobPage page) {
    return page.jobs().stream().map(Job::id).toList();
  }
}
