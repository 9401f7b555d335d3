package com.smallbiz.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.smallbiz.application.job.JobRegistry.Registration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobVocabularyTest {

  private record Nothing() {}

  @Test
  void argumentsAreMeasuredInBytesAndLimited() {
    assertThatCode(() -> jobWith("é".repeat(8 * 1024))).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> jobWith("é".repeat(8 * 1024) + "e"))
        .withMessageContaining("ping")
        .withMessageContaining("16384");
  }

  @Test
  void messagesOfErrorsAreCutByCharacterAndNotByHalf() {
    var error = new JobError("code", "\uD83C\uDF75".repeat(501));

    assertThat(error.message()).isEqualTo("\uD83C\uDF75".repeat(500));
  }

  @ParameterizedTest
  @CsvSource({
    "SCHEDULED, true",
    "ENQUEUED, true",
    "RUNNING, true",
    "RETRYING, true",
    "SUCCEEDED, false",
    "DEAD, false"
  })
  void jobsThatHaveNotEndedAreLive(JobState state, boolean live) {
    assertThat(state.isLive()).isEqualTo(live);
  }

  @Test
  void aRegistryFindsTypesByNameAndKnowsEachOnce() {
    var ping = registration("ping");

    assertThat(new JobRegistry(List.of(ping, registration("pong"))).find("ping")).contains(ping);
    assertThat(new JobRegistry(List.of(ping)).find("gone")).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> new JobRegistry(List.of(ping, registration("ping"))));
  }

  private static Registration<Nothing> registration(String name) {
    return new Registration<>(
        new JobType<>(name, 1, "default", Nothing.class), (arguments, context) -> {});
  }

  private static NewJob jobWith(String arguments) {
    return new NewJob(
        new JobId(new UUID(0, 1)),
        "ping",
        1,
        "default",
        arguments,
        null,
        new Origin("request-1", ""),
        25);
  }
}
