package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.job.JobTally;
import com.smallbiz.application.job.JobTally.End;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {

  private static final int LENGTH = 25;
  private static final int STEP = 10;
  private final StorageUnavailable away =
      new StorageUnavailable("away", new IllegalStateException());

  /** Where steps began, those included that failed. */
  private final List<Integer> begun = new ArrayList<>();

  /** Where steps that begin from here on fail, and how often. */
  private int badPlace = LENGTH;

  private int failures;

  @Test
  void allAreTakenToTheEnd() {
    assertThat(Steps.take(100, this::step)).isEqualTo(new JobTally(LENGTH, 0));
    assertThat(begun).containsExactly(0, 10, 20);
  }

  @Test
  void theLimitIsKeptToTheJobAndToldWhereThereAreMore() {
    assertThat(Steps.take(24, this::step)).isEqualTo(new JobTally(24, 0, End.LIMIT));
    assertThat(Steps.take(LENGTH, this::step)).isEqualTo(new JobTally(LENGTH, 0));
  }

  @Test
  void aStepThatFailsTwiceIsTakenAgain() {
    failFrom(10, 2);

    assertThat(Steps.take(100, this::step)).isEqualTo(new JobTally(LENGTH, 0));
    assertThat(begun).containsExactly(0, 10, 10, 10, 20);
  }

  @Test
  void whatWasDoneBeforeAnOutageIsTold() {
    failFrom(20, 3);

    assertThat(Steps.take(100, this::step)).isEqualTo(new JobTally(20, 0, End.OUTAGE));
  }

  @Test
  void anOutageFromTheBeginningIsOne() {
    failFrom(0, 3);

    assertThatThrownBy(() -> Steps.take(100, this::step)).isSameAs(away);
  }

  private void failFrom(int place, int times) {
    badPlace = place;
    failures = times;
  }

  private Steps.Taken<Integer> step(Integer place, int most) {
    int from = place == null ? 0 : place;
    begun.add(from);
    if (from >= badPlace && failures-- > 0) {
      throw away;
    }
    int to = Math.min(LENGTH, from + Math.min(STEP, most));
    return new Steps.Taken<>(new JobTally(to - from, 0), to == LENGTH ? null : to);
  }
}
