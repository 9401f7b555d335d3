package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.Workforce;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Workforce} keeps to. */
public abstract class WorkforceContract {

  /** At work, with hands free for two jobs at least. */
  protected abstract Workforce workforce();

  /** Puts a job before them that runs, once begun, until {@link #finishAll}. */
  protected abstract void offer();

  protected abstract void finishAll();

  /** Waits until so many jobs run, or fails. */
  protected abstract void awaitBusy(int number);

  @Test
  void whatRunsIsCounted() {
    assertThat(workforce().busy()).isZero();

    offer();
    awaitBusy(1);

    finishAll();
    awaitBusy(0);
    assertThat(workforce().isQuiet()).isFalse();
  }

  @Test
  void beingQuietItFinishesWhatRunsAndTakesOnNothing() {
    offer();
    awaitBusy(1);

    workforce().quiet();
    workforce().quiet();
    assertThat(workforce().isQuiet()).isTrue();
    assertThat(workforce().busy()).isEqualTo(1);

    offer();
    finishAll();
    awaitBusy(0);
    assertThat(workforce().isQuiet()).isTrue();
  }
}
