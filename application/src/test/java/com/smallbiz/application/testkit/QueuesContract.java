package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.Queues;
import com.smallbiz.application.port.out.Transactions;
import org.junit.jupiter.api.Test;

/** What all {@link Queues} remember. */
public abstract class QueuesContract {

  /** Nothing is decided when a test begins. */
  protected abstract Queues queues();

  protected abstract Transactions transactions();

  @Test
  void noQueueIsPausedUntilSomebodyPausesIt() {
    assertThat(queues().paused()).isEmpty();
  }

  @Test
  void aPauseLastsUntilItIsEnded() {
    queues().pause("default");
    queues().pause("Integrations 🦊");
    assertThat(queues().paused()).containsExactlyInAnyOrder("default", "Integrations 🦊");

    queues().resume("default");
    assertThat(queues().paused()).containsExactly("Integrations 🦊");
  }

  @Test
  void bothMayBeRepeated() {
    queues().pause("default");
    queues().pause("default");
    assertThat(queues().paused()).containsExactly("default");

    queues().resume("default");
    queues().resume("default");
    assertThat(queues().paused()).isEmpty();
  }

  @Test
  void aPauseTakesPartInTransactions() {
    try {
      transactions()
          .inTransaction(
              () -> {
                queues().pause("default");
                throw new IllegalStateException("undone");
              });
    } catch (IllegalStateException undone) {
      // As it was meant to be.
    }

    assertThat(queues().paused()).isEmpty();
  }
}
