package com.smallbiz.application.usecase;

import static com.smallbiz.application.testkit.ProcessFixtures.AT_REST;
import static com.smallbiz.application.testkit.ProcessFixtures.AT_WORK;
import static com.smallbiz.application.testkit.ProcessFixtures.aWorker;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.order.SyncObstacles;
import com.smallbiz.application.testkit.InMemoryProcesses;
import com.smallbiz.application.testkit.InMemoryQueues;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SyncProspectsTest {

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions database = new InMemoryTransactions();
  private final InMemoryQueues queues = new InMemoryQueues(database);
  private final InMemoryProcesses processes = new InMemoryProcesses(database, clock);
  private final SyncProspects prospects = new SyncProspects(queues, processes);

  @Test
  void nothingIsInTheWayWhereCallsAreMadeAndTheQueueIsWorkedOn() {
    processes.beat(aWorker(), AT_WORK);
    queues.pause("default");

    assertThat(prospects.find()).isEqualTo(new SyncObstacles(null, false));
  }

  @Test
  void aPausedQueueIsInTheWay() {
    queues.pause("integrations");

    assertThat(prospects.find()).isEqualTo(new SyncObstacles("integrations", false));
  }

  @Test
  void soIsAnExternalSystemThatIsLeftAloneByAProcessThatLives() {
    processes.beat(aWorker(), AT_REST);
    processes.beat(aWorker(), AT_WORK);
    assertThat(prospects.find()).isEqualTo(new SyncObstacles(null, true));

    clock.advance(Duration.ofMinutes(1));
    assertThat(prospects.find()).isEqualTo(new SyncObstacles(null, false));
  }
}
