package com.smallbiz.application.testkit;

import static com.smallbiz.application.testkit.ProcessFixtures.AT_REST;
import static com.smallbiz.application.testkit.ProcessFixtures.AT_WORK;
import static com.smallbiz.application.testkit.ProcessFixtures.aServer;
import static com.smallbiz.application.testkit.ProcessFixtures.aWorker;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.process.ProcessId;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.ProcessState;
import com.smallbiz.application.process.Wish;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Processes} keeps to. */
public abstract class ProcessesContract {

  private static final Duration BEAT = Duration.ofSeconds(5);

  private final ProcessIdentity worker = aWorker();

  /** None at all when a test begins. */
  protected abstract Processes processes();

  /** Makes them believe that this much time has passed since all that happened so far. */
  protected abstract void letPass(Duration duration);

  @Test
  void aProcessIsKnownAsItSaysItIs() {
    assertThat(processes().list()).isEmpty();

    assertThat(processes().beat(worker, AT_WORK)).isEqualTo(Wish.NONE);

    ProcessInfo known = find(worker);
    assertThat(known.identity()).isEqualTo(worker);
    assertThat(known.identity().queues().keySet()).containsExactly("integrations", "default");
    assertThat(known.vitals()).isEqualTo(AT_WORK);
    assertThat(known.lastBeatAt()).isEqualTo(known.startedAt());
    assertThat(known.state()).isEqualTo(ProcessState.ACTIVE);
  }

  @Test
  void aBeatTellsHowItFaresAndLeavesWhenItStarted() {
    processes().beat(worker, AT_WORK);
    letPass(BEAT);
    ProcessInfo before = find(worker);

    processes().beat(worker, AT_REST);

    ProcessInfo after = find(worker);
    assertThat(after.startedAt()).isEqualTo(before.startedAt());
    assertThat(after.lastBeatAt()).isAfter(before.lastBeatAt());
    assertThat(after.vitals()).isEqualTo(AT_REST);
  }

  @Test
  void whatItIsToldItHearsWithItsNextBeats() {
    processes().beat(worker, AT_WORK);

    assertThat(processes().tell(worker.id(), Wish.QUIET)).isTrue();
    assertThat(processes().beat(worker, AT_WORK)).isEqualTo(Wish.QUIET);
    assertThat(processes().beat(worker, AT_WORK)).isEqualTo(Wish.QUIET);

    assertThat(processes().tell(worker.id(), Wish.STOP)).isTrue();
    assertThat(processes().beat(worker, AT_WORK)).isEqualTo(Wish.STOP);
    assertThat(find(worker).state()).isEqualTo(ProcessState.STOPPING);
  }

  @Test
  void nothingIsTakenBackOrToldTwice() {
    processes().beat(worker, AT_WORK);

    assertThat(processes().tell(worker.id(), Wish.STOP)).isTrue();

    assertThat(processes().tell(worker.id(), Wish.STOP)).isFalse();
    assertThat(processes().tell(worker.id(), Wish.QUIET)).isFalse();
    assertThat(processes().beat(worker, AT_WORK)).isEqualTo(Wish.STOP);
  }

  @Test
  void onlyTheOneIsToldThatIsMeant() {
    ProcessIdentity other = aWorker();
    processes().beat(worker, AT_WORK);
    processes().beat(other, AT_WORK);

    processes().tell(worker.id(), Wish.STOP);

    assertThat(processes().beat(other, AT_WORK)).isEqualTo(Wish.NONE);
    assertThat(processes().tell(new ProcessId(UUID.randomUUID()), Wish.STOP)).isFalse();
  }

  @Test
  void itIsQuietSinceItFirstSaidSo() {
    processes().beat(worker, AT_WORK);
    processes().tell(worker.id(), Wish.QUIET);
    assertThat(find(worker).quietSince()).isNull();

    processes().beat(worker, AT_REST);
    ProcessInfo first = find(worker);
    processes().beat(worker, AT_REST);

    assertThat(first.quietSince()).isEqualTo(first.lastBeatAt());
    assertThat(find(worker).quietSince()).isEqualTo(first.quietSince());
    assertThat(find(worker).state()).isEqualTo(ProcessState.QUIET);
  }

  @Test
  void oneThatIsNotHeardOfForHalfAMinuteIsGoneUntilItIsHeardOfAgain() {
    processes().beat(worker, AT_WORK);
    letPass(Duration.ofSeconds(25));
    assertThat(find(worker).gone()).isFalse();

    letPass(Duration.ofSeconds(10));
    assertThat(find(worker).state()).isEqualTo(ProcessState.GONE);
    assertThat(processes().tell(worker.id(), Wish.STOP)).isFalse();

    processes().beat(worker, AT_WORK);
    assertThat(find(worker).state()).isEqualTo(ProcessState.ACTIVE);
  }

  @Test
  void oneThatIsGoneForADayIsForgotten() {
    processes().beat(worker, AT_WORK);

    letPass(Duration.ofHours(23));
    processes().beat(aWorker(), AT_WORK);
    assertThat(identities()).contains(worker);

    letPass(Duration.ofHours(2));
    processes().beat(aWorker(), AT_WORK);
    assertThat(identities()).doesNotContain(worker);
  }

  @Test
  void oneThatWasHeldUpForLongIsStillItself() {
    processes().beat(worker, AT_WORK);
    processes().tell(worker.id(), Wish.QUIET);

    letPass(Duration.ofDays(2));

    assertThat(processes().beat(worker, AT_WORK)).isEqualTo(Wish.QUIET);
    assertThat(identities()).containsExactly(worker);
  }

  @Test
  void oneThatHasEndedIsForgottenAtOnce() {
    processes().beat(worker, AT_WORK);

    processes().forget(worker.id());
    processes().forget(worker.id());

    assertThat(processes().list()).isEmpty();
  }

  @Test
  void thoseThatLiveComeFirstInTheSequenceOfTheirStarts() {
    ProcessIdentity gone = aWorker();
    ProcessIdentity server = aServer();
    processes().beat(gone, AT_WORK);
    letPass(BEAT);
    processes().beat(worker, AT_WORK);
    letPass(BEAT);
    processes().beat(server, AT_WORK);
    letPass(Duration.ofSeconds(25));
    processes().beat(server, AT_WORK);
    processes().beat(worker, AT_WORK);

    assertThat(identities()).containsExactly(worker, server, gone);
  }

  private ProcessInfo find(ProcessIdentity process) {
    return processes().list().stream()
        .filter(it -> it.identity().id().equals(process.id()))
        .findFirst()
        .orElseThrow();
  }

  private List<ProcessIdentity> identities() {
    return processes().list().stream().map(ProcessInfo::identity).toList();
  }
}
