package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.port.in.EnqueuePingCommand;
import com.smallbiz.application.port.in.EnqueuedPing;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Rule;
import org.junit.jupiter.api.Test;

class PingsTest {

  private final Shop shop = new Shop();
  private final Pings pings = new Pings(shop.enqueuer);

  @Test
  void aPingBecomesAJobThatRuns() {
    EnqueuedPing ping = ping(" hello\n");
    shop.workUntilIdle();

    Job job = shop.job(ping.jobId());
    assertThat(ping.message()).isEqualTo("hello");
    assertThat(job.queue()).isEqualTo("default");
    assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(shop.arguments.read(job.arguments(), PingJob.Arguments.class).message())
        .isEqualTo("hello");
  }

  @Test
  void aPingWithoutMessageHasTheUsualOne() {
    assertThat(ping(null).message()).isEqualTo("hello from api");
  }

  @Test
  void everyPingIsAJobOfItsOwn() {
    assertThat(ping("hello").jobId()).isNotEqualTo(ping("hello").jobId());
  }

  @Test
  void aMessageHasAtMostAThousandCharacters() {
    assertThat(ping("\uD83C\uDF75".repeat(1_000)).message()).hasSize(2_000);
    assertRefused("a".repeat(1_001), Rule.TOO_LONG);
  }

  @Test
  void aMessageThatCannotBeShownIsRefused() {
    assertRefused("\u001B[2J", Rule.INVALID_FORMAT);
  }

  private void assertRefused(String message, Rule rule) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> ping(message))
        .satisfies(
            invalid ->
                assertThat(invalid.violations())
                    .singleElement()
                    .satisfies(it -> assertThat(it.field()).isEqualTo("message"))
                    .satisfies(it -> assertThat(it.rule()).isEqualTo(rule)));
  }

  private EnqueuedPing ping(String message) {
    return pings.enqueue(new EnqueuePingCommand(message, Shop.ORIGIN));
  }
}
