package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownArgumentsTest {

  @Test
  void everyValueHasItsLineAndIsShownAsItWasWritten() {
    assertThat(
            shown(
                "{\"b\":1.50,\"a\":{\"c\":[12345678901234567890.10,\"é<b>\"],\"d\":null},\"a\":true}"))
        .isEqualTo(
            """
            {
              "b" : 1.50,
              "a" : {
                "c" : [ 12345678901234567890.10, "é<b>" ],
                "d" : null
              },
              "a" : true
            }""");
  }

  @Test
  void valuesThatNobodyIsToSeeAreBlankedWithAllThatIsInThem() {
    String arguments =
        "{\"email\":\"ada@example.com\",\"order\":{\"card\":\"4111\",\"cvc\":[1,{\"x\":2}]},\"note\":\"hi\"}";

    assertThat(shown(arguments, "email", "order"))
        .isEqualTo(
            """
            {
              "email" : redacted,
              "order" : redacted,
              "note" : "hi"
            }""");
  }

  @Test
  void aNameIsMeantAtTheTopAndNotBelow() {
    assertThat(shown("{\"order\":{\"email\":\"shop@example.com\"},\"email\":1}", "email"))
        .contains("shop@example.com")
        .contains("\"email\" : redacted");
  }

  @Test
  void aNameThatIsNotThereChangesNothing() {
    assertThat(shown("{\"note\":1}", "email")).isEqualTo(shown("{\"note\":1}"));
    assertThat(shown("{}", "email")).isEqualTo("{ }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\":\"secret\",\"email\":\"secret\"}",
        "{\"\\u0065mail\":\"secret\"}",
        "{\"email\":{\"email\":\"secret\"}}",
        "{\"email\":[\"secret\"]}",
        "{\"email\":\"secret",
        "{\"note\":1,\"email\":\"secret\"} {\"email\":\"secret\"}",
        "[{\"email\":\"secret\"}]",
        "\"secret\"",
        "secret",
        "{\"email\":\"secret\"}}",
        "{'email':'secret'}"
      })
  void nothingThatIsWrittenInAnOddWayGetsThrough(String arguments) {
    assertThat(shown(arguments, "email")).doesNotContain("secret").contains("redacted");
  }

  @Test
  void whatCannotBeReadIsShownAsItIsWhereNothingIsSecret() {
    assertThat(shown("{\"a\":")).isEqualTo("{\"a\":");
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(shown(deep)).isEqualTo(deep);
  }

  @Test
  void theLargestArgumentsAreShownWithinReason() {
    String deep = "{\"a\":".repeat(90) + "{" + "\"\":1,".repeat(2_500) + "\"\":1}" + "}".repeat(90);
    assertThat(deep.length()).isLessThan(NewJob.MAX_ARGUMENTS);

    assertThat(shown(deep).length()).isLessThan(1_000_000);
  }

  private static String shown(String arguments, String... redacted) {
    return ShownArguments.of(
        new Job(
            new JobId(new UUID(0, 1)),
            "invite",
            1,
            "default",
            arguments,
            null,
            new Origin("request-1", "00-1-2-01"),
            JobState.ENQUEUED,
            0,
            25,
            0,
            0,
            Instant.EPOCH,
            null,
            null,
            null,
            null,
            null,
            null,
            Set.of(redacted)));
  }
}
