package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobArguments.UnreadableArguments;
import com.smallbiz.application.testkit.JobArgumentsContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonJobArgumentsTest extends JobArgumentsContract {

  private final JobArguments jobArguments = new JacksonJobArguments();

  record SendLetter(UUID orderId, int copies) {}

  @Override
  protected JobArguments jobArguments() {
    return jobArguments;
  }

  @Test
  void theTextIsJsonInSnakeCase() {
    var id = UUID.fromString("0190d6c4-0000-7000-8000-000000000001");

    assertThat(jobArguments.write(new SendLetter(id, 2)))
        .isEqualTo("{\"order_id\":\"0190d6c4-0000-7000-8000-000000000001\",\"copies\":2}");
  }

  @Test
  void aFieldThatANewerVersionAddedIsPassedOver() {
    var read =
        jobArguments.read(
            "{\"order_id\":\"0190d6c4-0000-7000-8000-000000000001\",\"copies\":2,\"colour\":1}",
            SendLetter.class);

    assertThat(read.copies()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"order_id\":\"0190d6c4-0000-7000-8000-000000000001\"}",
        "{\"order_id\":\"0190d6c4-0000-7000-8000-000000000001\",\"copies\":null}",
        "{\"order_id\":\"0190d6c4-0000-7000-8000-000000000001\",\"copies\":\"2\"}",
        "{\"order_id\":\"0190d6c4-0000-7000-8000-000000000001\",\"copies\":2.5}",
        "{\"order_id\":null,\"copies\":2}",
        "{\"order_id\":\"no id\",\"copies\":2}",
        "{\"copies\":2}"
      })
  void aFieldThatIsMissingOrOfAnotherTypeIsNotGuessed(String text) {
    assertThatThrownBy(() -> jobArguments.read(text, SendLetter.class))
        .isInstanceOf(UnreadableArguments.class);
  }
}
