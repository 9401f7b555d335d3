package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLineTest {

  private static final String ID = "01900000-0000-7000-8000-00000000002a";

  @Test
  void anOrderAndAJobAreLinkedByTheirIds() {
    assertThat(link("order " + ID)).isEqualTo("/admin/orders/" + ID);
    assertThat(link("job " + ID)).isEqualTo("/admin/jobs/" + ID);
  }

  @ParameterizedTest
  @CsvSource({
    "queue integrations, /admin/queues/integrations",
    "queue a/../b?c, /admin/queues/a%2F..%2Fb%3Fc",
    "user ada@example.org, /admin/users#user-ada%40example.org"
  })
  void aQueueAndAUserAreLinkedByTheirNames(String onWhat, String link) {
    assertThat(link(onWhat)).isEqualTo(link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 dead jobs",
        "all dead jobs of the queue integrations",
        "all failed orders",
        "job of 3",
        "console",
        "user ",
        "/admin/jobs/" + ID + "/kill"
      })
  void whatIsNoOneThingIsNotLinked(String onWhat) {
    assertThat(link(onWhat)).isNull();
  }

  private static @Nullable String link(String onWhat) {
    return AuditLine.of(
            new AuditEntry(
                new AuditId(UUID.fromString(ID)),
                Instant.EPOCH,
                "ada",
                "press",
                onWhat,
                "request-1",
                AuditEntry.Status.DONE,
                "Done"))
        .link();
  }
}
