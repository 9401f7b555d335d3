package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.port.out.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What every job queue does. */
public abstract class JobQueueContract {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** No other test has it, so that all of them can share one server. */
  private final String queueName = "queue-" + UUID.randomUUID();

  /** The queue under test, whose leases last for {@link #lease}. */
  protected abstract JobQueue queue();

  protected abstract Duration lease();

  /** The time that passes in the queue. */
  protected abstract Clock clock();

  /** Some of it passes: much less than a lease. */
  protected abstract void letTimePass();

  @Test
  void aJobThatIsHandedInCanBeClaimed() {
    JobId job = handIn();

    List<Claim> claims = Claims.take(queue(), queueName, 10);

    assertThat(claims).extracting(Claim::id).containsExactly(job);
    assertThat(claims).extracting(Claim::queue).containsExactly(queueName);
  }

  @Test
  void thereIsNothingToClaimInAnEmptyQueue() {
    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();
  }

  @Test
  void jobsAreClaimedFirstComeFirstServed() {
    List<JobId> jobs = List.of(handIn(), handIn(), handIn());

    assertThat(claimAll()).containsExactlyElementsOf(jobs);
  }

  @Test
  void nobodyGetsMoreThanAskedFor() {
    JobId first = handIn();
    JobId second = handIn();
    JobId third = handIn();

    assertThat(Claims.take(queue(), queueName, 2))
        .extracting(Claim::id)
        .containsExactly(first, second);
    assertThat(Claims.take(queue(), queueName, 2)).extracting(Claim::id).containsExactly(third);
  }

  @Test
  void aJobIsClaimedByOneOnly() {
    handIn();
    Claims.take(queue(), queueName, 10);

    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();
  }

  @Test
  void queuesDoNotMix() {
    handIn();

    assertThat(Claims.take(queue(), queueName + "-other", 10)).isEmpty();
  }

  @Test
  void handingInAgainChangesNothing() {
    Dispatch job = due();
    queue().handIn(queueName, List.of(job));
    queue().handIn(queueName, List.of(job));
    Claim claim = claimOne();
    queue().handIn(queueName, List.of(job));

    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();

    queue().settle(List.of(Settlement.forget(claim)));
    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();
  }

  @Test
  void aForgottenJobCanBeHandedInAnew() {
    Dispatch job = due();
    queue().handIn(queueName, List.of(job));
    queue().settle(List.of(Settlement.forget(claimOne())));

    queue().handIn(queueName, List.of(job));

    assertThat(claimAll()).containsExactly(job.id());
  }

  @Test
  void aJobForLaterIsNotDueAtOnce() {
    JobId job = newId();
    Instant due = clock().instant().plus(lease().dividedBy(2));
    queue()
        .handIn(
            queueName, List.of(Dispatch.waiting(job, queueName, "ping", lease().dividedBy(2), 0)));

    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();
    eventually(() -> claimAll().contains(job));
    assertThat(clock().instant()).isAfterOrEqualTo(due.minusMillis(1));
  }

  @Test
  void aJobToBeRunAgainAtOnceComesBeforeAllOthers() {
    JobId first = handIn();
    JobId second = handIn();
    List<Claim> claims = Claims.take(queue(), queueName, 10);
    JobId third = handIn();

    queue().settle(claims.stream().map(claim -> Settlement.again(claim, Duration.ZERO)).toList());

    assertThat(claimAll()).containsExactly(first, second, third);
  }

  @Test
  void aJobToBeRunAgainLaterIsDueThen() {
    JobId job = handIn();

    queue().settle(List.of(Settlement.again(claimOne(), lease().dividedBy(2))));

    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();
    eventually(() -> claimAll().contains(job));
  }

  @Test
  void tokensGrowFromClaimToClaim() {
    handIn();
    var tokens = new ArrayList<Long>();
    for (int i = 0; i < 20; i++) {
      Claim claim = claimOne();
      tokens.add(claim.token());
      queue().settle(List.of(Settlement.again(claim, Duration.ZERO)));
    }

    assertThat(tokens).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aJobWhoseLeaseHasLapsedIsClaimedAgainBeforeAllOthers() {
    JobId first = handIn();
    Claim lapsed = claimOne();
    JobId second = handIn();

    assertThat(queue().reap(queueName)).isZero();
    eventually(() -> queue().reap(queueName) == 1);

    List<Claim> claims = Claims.take(queue(), queueName, 10);
    assertThat(claims).extracting(Claim::id).containsExactly(first, second);
    assertThat(claims.get(0).token()).isGreaterThan(lapsed.token());
  }

  @Test
  void aLeaseThatIsRenewedDoesNotLapse() {
    handIn();
    Claim claim = claimOne();
    Instant end = clock().instant().plus(lease()).plus(lease());

    while (clock().instant().isBefore(end)) {
      assertThat(queue().renew(List.of(claim))).isEmpty();
      assertThat(queue().reap(queueName)).isZero();
      letTimePass();
    }
  }

  @Test
  void aLapsedClaimThatNobodyHasTakenOverStaysWithItsWorker() {
    handIn();
    Claim claim = claimOne();
    eventually(() -> queue().reap(queueName) == 1);

    assertThat(queue().renew(List.of(claim))).isEmpty();

    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();
    queue().settle(List.of(Settlement.again(claim, Duration.ZERO)));
    assertThat(claimAll()).containsExactly(claim.id());
  }

  @Test
  void aClaimThatWasTakenOverIsLost() {
    handIn();
    Claim lost = claimOne();
    eventually(() -> queue().reap(queueName) == 1);

    Claim taken = claimOne();
    assertThat(queue().renew(List.of(lost, taken))).containsExactly(lost);
  }

  @Test
  void aLostClaimCannotBeSettled() {
    JobId job = handIn();
    Claim lost = claimOne();
    eventually(() -> queue().reap(queueName) == 1);
    Claim taken = claimOne();

    queue().settle(List.of(Settlement.forget(lost), Settlement.again(lost, Duration.ZERO)));

    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();
    queue().settle(List.of(Settlement.again(taken, Duration.ZERO)));
    assertThat(claimAll()).containsExactly(job);
  }

  @Test
  void settlingAgainChangesNothing() {
    JobId job = handIn();
    var settlement = Settlement.again(claimOne(), Duration.ZERO);
    queue().settle(List.of(settlement));
    queue().settle(List.of(settlement));

    assertThat(claimAll()).containsExactly(job);
    queue().settle(List.of(settlement));
    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();
  }

  @Test
  void aJobHandedInAsLeasedStaysWithItsWorker() {
    var claim = claimOf(newId(), 4711);
    queue().handIn(queueName, List.of(Dispatch.held(claim.id(), queueName, "ping", claim.token())));

    assertThat(Claims.take(queue(), queueName, 10)).isEmpty();
    assertThat(queue().renew(List.of(claim))).isEmpty();

    queue().settle(List.of(Settlement.again(claim, Duration.ZERO)));
    assertThat(claimAll()).containsExactly(claim.id());
  }

  @Test
  void aJobHandedInAsLeasedIsDueWhenItsWorkerDoesNotRenewIt() {
    JobId job = newId();
    queue().handIn(queueName, List.of(Dispatch.held(job, queueName, "ping", 4711)));

    eventually(() -> queue().reap(queueName) == 1);

    assertThat(Claims.take(queue(), queueName, 10))
        .allMatch(claim -> claim.token() > 4711)
        .hasSize(1);
  }

  @Test
  void tokensGrowBeyondThoseThatJobsWereStartedUnder() {
    long token = clock().instant().plus(Duration.ofDays(1)).toEpochMilli() * 1_000;
    var waiting = Dispatch.waiting(newId(), queueName, "ping", Duration.ZERO, token);
    queue().handIn(queueName, List.of(waiting, due()));

    assertThat(Claims.take(queue(), queueName, 10))
        .hasSize(2)
        .allMatch(claim -> claim.token() > token);

    queue().settle(List.of(Settlement.again(claimOf(newId(), token + 10), Duration.ZERO)));
    assertThat(claimOne().token()).isGreaterThan(token + 10);
  }

  @Test
  void tokensGrowBeyondThatOfAJobThatIsKnownAlready() {
    long token = clock().instant().plus(Duration.ofDays(1)).toEpochMilli() * 1_000;
    JobId job = handIn();

    queue()
        .handIn(queueName, List.of(Dispatch.waiting(job, queueName, "ping", Duration.ZERO, token)));

    assertThat(claimOne().token()).isGreaterThan(token);
  }

  @Test
  void aClaimOnAJobThatTheQueueDoesNotKnowIsNotLost() {
    var claim = claimOf(newId(), 4711);

    assertThat(queue().renew(List.of(claim))).isEmpty();
  }

  @Test
  void aJobThatTheQueueDoesNotKnowIsKnownAgainWhenItIsToBeRunAgain() {
    var atOnce = claimOf(newId(), 4711);
    var later = claimOf(newId(), 4712);

    queue()
        .settle(
            List.of(
                Settlement.again(atOnce, Duration.ZERO),
                Settlement.again(later, lease().dividedBy(2)),
                Settlement.forget(claimOf(newId(), 4713))));

    assertThat(claimAll()).containsExactly(atOnce.id());
    eventually(() -> claimAll().contains(later.id()));
  }

  @Test
  void nothingCanBeHandedInRenewedOrSettled() {
    queue().handIn(queueName, List.of());
    queue().settle(List.of());

    assertThat(queue().renew(List.of())).isEmpty();
  }

  @Test
  void aQueueStaysInItsEpochAsLongAsNothingIsLost() {
    long epoch = queue().epoch(queueName);
    assertThat(epoch).isPositive();

    handIn();
    queue().settle(List.of(Settlement.forget(claimOne())));

    assertThat(queue().epoch(queueName)).isEqualTo(epoch);
  }

  @Test
  void whatIsHandedInIsNewsOnce() {
    Dispatch first = due();
    Dispatch second = due();

    assertThat(queue().handIn(queueName, List.of(first))).isEqualTo(1);
    assertThat(queue().handIn(queueName, List.of(first, second, second))).isEqualTo(1);
    assertThat(queue().handIn(queueName, List.of(first, second))).isZero();
    assertThat(claimAll()).containsExactly(first.id(), second.id());
  }

  @Test
  void aJobThatIsDueDoesNotWaitForALaterTime() {
    JobId job = newId();
    var later = Dispatch.waiting(job, queueName, "ping", Duration.ofHours(1), 0);
    queue().handIn(queueName, List.of(later));
    assertThat(queue().handIn(queueName, List.of(later))).isZero();

    assertThat(queue().handIn(queueName, List.of(Dispatch.due(job, queueName, "ping"))))
        .isEqualTo(1);

    assertThat(claimAll()).containsExactly(job);
    assertThat(claimAll()).isEmpty();
  }

  @Test
  void aJobThatIsDueSoonerDoesNotWaitForTheLaterTime() {
    JobId job = newId();
    queue().handIn(queueName, List.of(later(job, Duration.ofDays(1))));

    assertThat(queue().handIn(queueName, List.of(later(job, Duration.ofMillis(50))))).isEqualTo(1);
    assertThat(queue().handIn(queueName, List.of(later(job, Duration.ofHours(1))))).isZero();

    eventually(() -> claimAll().equals(List.of(job)));
  }

  private Dispatch later(JobId job, Duration delay) {
    return Dispatch.waiting(job, queueName, "ping", delay, 0);
  }

  @Test
  void aClaimedJobStaysWithItsWorkerWhenItIsHandedInAsDue() {
    Dispatch job = due();
    queue().handIn(queueName, List.of(job));
    Claim claim = claimOne();

    assertThat(queue().handIn(queueName, List.of(job))).isZero();

    assertThat(claimAll()).isEmpty();
    assertThat(queue().renew(List.of(claim))).isEmpty();
  }

  @Test
  void askedAgainUnderTheSameNumberItGivesTheSameClaims() {
    List<JobId> jobs = List.of(handIn(), handIn(), handIn());
    List<Claim> claims = claim(1, 2);

    assertThat(claims).extracting(Claim::id).containsExactlyElementsOf(jobs.subList(0, 2));
    assertThat(claim(1, 2)).isEqualTo(claims);
    assertThat(claim(1, 2)).isEqualTo(claims);
    assertThat(claim(2, 2)).extracting(Claim::id).containsExactly(jobs.get(2));
  }

  @Test
  void askedAgainItRenewsTheLeases() {
    handIn();
    List<Claim> claims = claim(1, 1);
    Instant end = clock().instant().plus(lease()).plus(lease());

    while (clock().instant().isBefore(end)) {
      assertThat(claim(1, 1)).isEqualTo(claims);
      assertThat(queue().reap(queueName)).isZero();
      letTimePass();
    }
  }

  @Test
  void askedAgainItGivesOnlyWhatIsStillHeld() {
    handIn();
    handIn();
    List<Claim> claims = claim(1, 2);
    queue().settle(List.of(Settlement.again(claims.get(0), Duration.ZERO)));

    assertThat(claim(1, 2)).containsExactly(claims.get(1));
  }

  @Test
  void anAnswerWithoutJobsIsAnAnswerToo() {
    assertThat(claim(1, 1)).isEmpty();
    handIn();

    assertThat(claim(1, 1)).isEmpty();
    assertThat(claim(2, 1)).hasSize(1);
  }

  @Test
  void aRequestThatComesLateGetsNothing() {
    assertThat(claim(2, 1)).isEmpty();
    handIn();

    assertThat(claim(1, 1)).isEmpty();
    assertThat(claim(3, 1)).hasSize(1);
  }

  @Test
  void claimantsDoNotMix() {
    JobId first = handIn();
    JobId second = handIn();

    assertThat(claim(1, 1)).extracting(Claim::id).containsExactly(first);
    assertThat(claimOne().id()).isEqualTo(second);
  }

  private List<Claim> claim(long number, int limit) {
    return queue().claim(queueName, new ClaimRequest("claimant", number, limit));
  }

  private JobId handIn() {
    Dispatch dispatch = due();
    queue().handIn(queueName, List.of(dispatch));
    return dispatch.id();
  }

  private Dispatch due() {
    return Dispatch.due(newId(), queueName, "ping");
  }

  private static JobId newId() {
    return new JobId(UUID.randomUUID());
  }

  private Claim claimOf(JobId id, long token) {
    return new Claim(id, queueName, token);
  }

  private Claim claimOne() {
    List<Claim> claims = Claims.take(queue(), queueName, 1);
    assertThat(claims).hasSize(1);
    return claims.get(0);
  }

  private List<JobId> claimAll() {
    return Claims.take(queue(), queueName, 10).stream().map(Claim::id).toList();
  }

  private void eventually(BooleanSupplier condition) {
    Instant deadline = clock().instant().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(clock().instant()).as("still not so").isBefore(deadline);
      letTimePass();
    }
  }
}
