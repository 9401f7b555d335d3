package com.smallbiz.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.smallbiz.application.job.JobRegistry.Registration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private record Payment(String cardNumber, String iban2) {}

  @Test
  void aTypeRedactsArgumentsThatItHasAndNoOthers() {
    assertThat(paymentRedacting("card_number", "iban2").redacted())
        .containsExactlyInAnyOrder("card_number", "iban2");
    for (String wrong : List.of("cardNumber", "card_numbr", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> paymentRedacting(wrong))
          .withMessageContaining("pay")
          .withMessageContaining("card_number");
    }
  }

  private static JobType<Payment> paymentRedacting(String... names) {
    return new JobType<>("pay", 1, "default", Payment.class, Set.of(names));
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

  @ParameterizedTest
  @CsvSource({
    "SCHEDULED, RETRY KILL DELETE",
    "ENQUEUED, KILL DELETE",
    "RUNNING, ''",
    "RETRYING, RETRY KILL DELETE",
    "SUCCEEDED, DELETE",
    "DEAD, RETRY DELETE"
  })
  void theStateDecidesWhatAnOperatorMayDo(JobState state, String actions) {
    assertThat(JobAction.values())
        .filteredOn(action -> action.isAllowedIn(state))
        .extracting(Enum::name)
        .isEqualTo(List.of(actions.isEmpty() ? new String[0] : actions.split(" ")));
  }

  @Test
  void aRegistryFindsTypesByNameAndKnowsEachOnce() {
    var ping = registration("ping");

    assertThat(new JobRegistry(List.of(ping, registration("pong"))).find("ping")).contains(ping);
    assertThat(new JobRegistry(List.of(ping)).find("gone")).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> new JobRegistry(List.of(ping, registration("ping"))));
  }

  @Test
  void workThatNoRequestBeganIsTracedFromThere() {
    UUID id = UUID.fromString("0190d6c4-7a1b-7c3d-8e5f-0123456789ab");

    assertThat(Origin.begunHere(id))
        .isEqualTo(
            new Origin(
                "0190d6c4-7a1b-7c3d-8e5f-0123456789ab",
                "00-0190d6c47a1b7c3d8e5f0123456789ab-8e5f0123456789ab-00"));
  }

  @ParameterizedTest
  @CsvSource({"0 3 * * *, 0 0 3 * * *", "'  5   0 3 * * 1-5 ', 5 0 3 * * 1-5", "@daily, @daily"})
  void aScheduleHasOneForm(String written, String cron) {
    assertThat(new CronSchedule(written, ZoneOffset.UTC).cron()).isEqualTo(cron);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Clean-up", "clean_up", "clean up"})
  void aRecurringJobIsNamedAsAVariableCanBe(String name) {
    var daily = new CronSchedule("@daily", ZoneOffset.UTC);
    JobType<Nothing> type = registration("ping").type();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecurringJob<>(name, daily, type, new Nothing()));
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
