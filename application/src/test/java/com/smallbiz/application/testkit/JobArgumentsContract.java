package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobArguments.UnreadableArguments;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every form of job arguments does. */
public abstract class JobArgumentsContract {

  /** Arguments with the kinds of components that jobs have. */
  protected record Sample(
      UUID orderId, String message, long count, boolean loud, List<String> tags) {}

  /** Arguments of another job. */
  protected record Other(long number) {}

  protected abstract JobArguments jobArguments();

  @Test
  void whatWasWrittenIsReadAgain() {
    var sample =
        new Sample(UUID.randomUUID(), "hé\"llo\n\\ 🎉", Long.MAX_VALUE, true, List.of("a", ""));

    String text = jobArguments().write(sample);

    assertThat(jobArguments().read(text, Sample.class)).isEqualTo(sample);
  }

  @Test
  void theTextNamesNoClass() {
    String text = jobArguments().write(new Other(1));

    assertThat(text).doesNotContain("Other", "com.smallbiz");
  }

  @Test
  void argumentsOfAnotherJobCannotBeRead() {
    String text = jobArguments().write(new Other(1));

    assertThatThrownBy(() -> jobArguments().read(text, Sample.class))
        .isInstanceOf(UnreadableArguments.class);
  }

  @Test
  void garbageCannotBeRead() {
    for (String text : List.of("", "null", "garbage", "{", "[]", "1", "{} {}")) {
      assertThatThrownBy(() -> jobArguments().read(text, Sample.class))
          .as(text)
          .isInstanceOf(UnreadableArguments.class);
    }
  }
}
