package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditEntry.Status;
import com.smallbiz.application.audit.AuditQuery;
import com.smallbiz.application.audit.Press;
import com.smallbiz.application.job.JobRefused;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.AuditLog;
import com.smallbiz.application.port.out.StorageUnavailable;
import com.smallbiz.application.testkit.InMemoryAuditLog;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.SequentialIds;
import com.smallbiz.application.testkit.SettableClock;
import com.smallbiz.application.testkit.Witness;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Rule;
import com.smallbiz.domain.validation.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditedActionsTest {

  private static final Press PRESS =
      new Press("ada", "retry jobs", "3 dead jobs", new Origin("request-1", "00-1-2-00"));

  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions database = new InMemoryTransactions();
  private final Witness witness = new Witness();
  private final AuditLog auditLog =
      witness.of(AuditLog.class, new InMemoryAuditLog(database, clock));
  private final AuditedActions actions = new AuditedActions(auditLog, new SequentialIds());
  private final AuditReading reading = new AuditReading(auditLog);

  @Test
  void whatIsDoneIsWrittenDownBeforeAndAfter() {
    AuditEntry entry =
        actions.act(
            PRESS,
            () -> {
              assertThat(onlyEntry().status()).isEqualTo(Status.UNDER_WAY);
              return "3 jobs are retried";
            });

    assertThat(entry.status()).isEqualTo(Status.DONE);
    assertThat(entry.outcome()).isEqualTo("3 jobs are retried");
    assertThat(onlyEntry()).isEqualTo(entry);
  }

  @Test
  void aRefusalIsTheOutcome() {
    AuditEntry entry =
        actions.act(
            PRESS,
            () -> {
              throw new JobRefused("the job has ended well");
            });

    assertThat(entry.status()).isEqualTo(Status.REFUSED);
    assertThat(entry.outcome()).isEqualTo("The job has ended well");
  }

  @Test
  void whatIsNotValidIsWrittenDownAndThrownAgain() {
    var invalid = new InvalidInput(List.of(new Violation("name", Rule.BLANK, "must not be blank")));

    assertThatThrownBy(() -> fail(invalid)).isSameAs(invalid);

    assertThat(onlyEntry().status()).isEqualTo(Status.REFUSED);
    assertThat(onlyEntry().outcome()).isEqualTo("Name must not be blank");
  }

  @Test
  void aFailureIsWrittenDownWithoutItsWordsAndThrownAgain() {
    var failure = new IllegalStateException("secret");

    assertThatThrownBy(() -> fail(failure)).isSameAs(failure);

    assertThat(onlyEntry().status()).isEqualTo(Status.FAILED);
    assertThat(onlyEntry().outcome()).doesNotContain("secret");
  }

  @Test
  void whatTheWorkUndoesStaysWrittenDown() {
    assertThatThrownBy(
            () ->
                actions.act(
                    PRESS,
                    () ->
                        database.inTransaction(
                            () -> {
                              throw new IllegalStateException("undone");
                            })))
        .hasMessage("undone");

    assertThat(onlyEntry().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void anOutcomeThatCannotBeWrittenDownIsTriedAgain() {
    witness.failBefore("end", new StorageUnavailable("away", new IllegalStateException()));

    assertThat(actions.act(PRESS, () -> "Done").status()).isEqualTo(Status.DONE);
  }

  @Test
  void theOutcomeIsNewsForAMinuteToWhoHasPressed() {
    AuditEntry entry = actions.act(PRESS, () -> "Done");

    assertThat(reading.find(entry.id(), "ada")).contains(entry);
    assertThat(reading.find(entry.id(), "bob")).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(reading.find(entry.id(), "ada")).isEmpty();
  }

  private void fail(RuntimeException failure) {
    actions.act(
        PRESS,
        () -> {
          throw failure;
        });
  }

  private AuditEntry onlyEntry() {
    List<AuditEntry> all = reading.list(new AuditQuery(null, null, 10, null)).entries();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
