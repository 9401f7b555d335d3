package com.smallbiz.adapters.web.console;

import static com.smallbiz.application.testkit.ProcessFixtures.AT_REST;
import static com.smallbiz.application.testkit.ProcessFixtures.AT_WORK;
import static com.smallbiz.application.testkit.ProcessFixtures.aServer;
import static com.smallbiz.application.testkit.ProcessFixtures.aWorker;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.adapters.web.console.Finding.Link;
import com.smallbiz.adapters.web.console.Finding.Severity;
import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.ProcessVitals;
import com.smallbiz.application.process.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ConcurrentModel;

class ChecksTest {

  private static final String UNAVAILABLE = "The external order system answered 503";
  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

  @Test
  void failedOrdersAreGroupedByTheirReasonEachWithAButton() {
    var check =
        new OrdersCheck(
            () ->
                List.of(
                    new FailedSyncReason("The address is unknown", 1_200, NOW),
                    new FailedSyncReason(UNAVAILABLE, 1, NOW)));

    assertThat(check.find())
        .extracting(Finding::sentence)
        .containsExactly(
            "1,200 orders are not synced: The address is unknown",
            "1 order is not synced: The external system could not be reached (503): retrying helps"
                + " once it is back");
    assertThat(check.find())
        .extracting(it -> it.button() == null ? null : it.button().question())
        .containsExactly(
            "Sync these 1,200 orders now? Each is sent to the external system again.",
            "Sync this order now? It is sent to the external system again.");
    assertThat(check.find().get(1).link())
        .isEqualTo(
            new Link(
                "See it",
                "/admin/orders?sync=failed&error=The%20external%20order%20system%20answered%20503"));
  }

  @Test
  void nothingIsSaidOfQueuesThatDoTheirWork() {
    assertThat(queues(Set.of(), queue(3, 9, 0, Duration.ofSeconds(60)))).isEmpty();
  }

  @Test
  void deadJobsAndManyRetriesAreTold() {
    assertThat(queues(Set.of(), queue(0, 10, 2, Duration.ZERO)))
        .containsExactly(
            "2 jobs are dead, given up for good",
            "10 jobs are retrying: they failed and wait for another attempt");
  }

  @Test
  void aQueueIsLateWhenItsOldestJobWaitsForMoreThanAMinute() {
    assertThat(queues(Set.of(), queue(1, 0, 0, Duration.ofSeconds(61))))
        .containsExactly("The queue mail is late: a job has been waiting for 1 minute");
  }

  @Test
  void aPausedQueueIsWorthAWordOnlyIfJobsWaitInIt() {
    assertThat(queues(Set.of("mail"), queue(0, 0, 0, Duration.ZERO))).isEmpty();
    assertThat(queues(Set.of("mail"), queue(7, 0, 0, Duration.ofHours(2))))
        .containsExactly("The queue mail is paused, and 7 jobs wait");
  }

  @Test
  void withoutAWorkerNothingIsDone() {
    assertThat(processes(process(aServer(), AT_WORK, null, false)))
        .containsExactly("No worker is running: jobs wait until one is started");
  }

  @Test
  void quietWorkersAnOpenCircuitAndLostProcessesAreTold() {
    assertThat(
            processes(
                process(aWorker(), AT_REST, NOW, false), process(aServer(), AT_WORK, null, true)))
        .containsExactly(
            "All workers were told to take on no more jobs: jobs wait",
            "The external order system keeps failing; it is left alone for a while, and syncs"
                + " wait",
            "The process 4712 on web-1 is gone: nothing was heard of it any more");
  }

  @Test
  void theWorstComesFirstAndWhatCannotBeCheckedIsTold() {
    var model = new ConcurrentModel();
    new AttentionController(
            List.of(
                check(List.of(Finding.warn("slow", null, null))),
                new OrdersCheck(
                    () -> {
                      throw new StorageUnavailable("away", new IllegalStateException());
                    })))
        .attention(model);

    assertThat(model.getAttribute("findings"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Finding.class))
        .extracting(Finding::severity, Finding::sentence)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                Severity.BAD, "PostgreSQL cannot be reached, so that orders cannot be checked"),
            org.assertj.core.api.Assertions.tuple(Severity.WARN, "slow"));
  }

  private static Check check(List<Finding> findings) {
    return new Check() {
      @Override
      public String subject() {
        return "something";
      }

      @Override
      public List<Finding> find() {
        return findings;
      }
    };
  }

  private static List<String> queues(Set<String> paused, QueueSummary... summaries) {
    return sentences(new QueuesCheck(named -> List.of(summaries), () -> paused));
  }

  private static List<String> processes(ProcessInfo... processes) {
    return sentences(new ProcessesCheck(() -> List.of(processes)));
  }

  private static List<String> sentences(Check check) {
    return check.find().stream().map(Finding::sentence).toList();
  }

  private static QueueSummary queue(long depth, long retrying, long dead, Duration latency) {
    return new QueueSummary("mail", depth, 0, retrying, dead, 0, latency);
  }

  private static ProcessInfo process(
      ProcessIdentity identity, ProcessVitals vitals, @Nullable Instant quietSince, boolean gone) {
    return new ProcessInfo(identity, vitals, NOW, NOW, Wish.NONE, quietSince, gone);
  }
}
