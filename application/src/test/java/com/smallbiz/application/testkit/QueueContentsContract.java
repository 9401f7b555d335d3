package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.QueueLoad;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueContents;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every queue tells of its contents. */
public abstract class QueueContentsContract {

  /** No other test has it, so that all of them can share one server. */
  private final String name = "queue-" + UUID.randomUUID();

  protected abstract QueueContents contents();

  /** The queue whose contents these are. */
  protected abstract JobQueue queue();

  @Test
  void aQueueThatNobodyHeardOfIsEmpty() {
    assertThat(contents().load(name)).isEqualTo(new QueueLoad(0, 0));
    assertThat(contents().claimed(name)).isEmpty();
  }

  @Test
  void jobsAreReadyThenClaimedThenGone() {
    IntStream.range(0, 3).forEach(it -> handIn(Duration.ZERO));
    handIn(Duration.ofMinutes(10));
    assertThat(contents().load(name)).isEqualTo(new QueueLoad(3, 0));

    List<Claim> claims = Claims.take(queue(), name, 2);
    assertThat(contents().load(name)).isEqualTo(new QueueLoad(1, 2));
    assertThat(contents().claimed(name))
        .containsExactlyInAnyOrderElementsOf(claims.stream().map(Claim::id).toList());

    queue().settle(List.of(Settlement.forget(claims.get(0))));
    assertThat(contents().load(name)).isEqualTo(new QueueLoad(1, 1));
    assertThat(contents().claimed(name)).containsExactly(claims.get(1).id());
  }

  @Test
  void itKnowsWhatItWasToldUntilThatIsDone() {
    JobId ready = handIn(Duration.ZERO);
    JobId waiting = handIn(Duration.ofMinutes(10));
    var unheardOf = new JobId(UUID.randomUUID());
    var all = List.of(ready, waiting, unheardOf);
    assertThat(contents().known(name, all)).containsExactlyInAnyOrder(ready, waiting);

    Claim claim = Claims.take(queue(), name, 2).get(0);
    assertThat(contents().known(name, all)).containsExactlyInAnyOrder(ready, waiting);

    queue().settle(List.of(Settlement.forget(claim)));
    assertThat(contents().known(name, all)).containsExactly(waiting);
    assertThat(contents().known(name, List.of())).isEmpty();
  }

  private JobId handIn(Duration delay) {
    var id = new JobId(UUID.randomUUID());
    var unused = queue().handIn(name, List.of(Dispatch.waiting(id, name, "ping", delay, 0)));
    return id;
  }
}
