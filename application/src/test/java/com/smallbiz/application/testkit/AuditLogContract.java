package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.audit.AuditEntry;
import com.smallbiz.application.audit.AuditEntry.Status;
import com.smallbiz.application.audit.AuditId;
import com.smallbiz.application.audit.AuditPage;
import com.smallbiz.application.audit.AuditQuery;
import com.smallbiz.application.audit.Press;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.AuditLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What all {@link AuditLog}s keep, for how long, and how it is found. */
public abstract class AuditLogContract {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SequentialIds ids = new SequentialIds();

  /** There is nothing in it when a test begins. */
  protected abstract AuditLog auditLog();

  /** Another one, whose pages look at so many entries where they look for a text. */
  protected abstract AuditLog auditLogThatSearches(int entries);

  /** Lets time pass, as far as the storage can tell. */
  protected abstract void pass(Duration time);

  @Test
  void whatIsBegunIsThereBeforeItEnds() {
    AuditEntry begun = begin("ada", "retry jobs", "3 dead jobs");

    assertThat(begun.who()).isEqualTo("ada");
    assertThat(begun.what()).isEqualTo("retry jobs");
    assertThat(begun.onWhat()).isEqualTo("3 dead jobs");
    assertThat(begun.requestId()).isEqualTo("request-1");
    assertThat(begun.status()).isEqualTo(Status.UNDER_WAY);
    assertThat(begun.outcome()).isNull();
    assertThat(page(null, null).entries()).containsExactly(begun);
  }

  @Test
  void howItEndedIsAdded() {
    AuditEntry begun = begin("ada", "retry jobs", "3 dead jobs");

    AuditEntry ended = auditLog().end(begun.id(), Status.REFUSED, "It has ended 🦊");

    assertThat(ended.at()).isEqualTo(begun.at());
    assertThat(ended.who()).isEqualTo("ada");
    assertThat(ended.status()).isEqualTo(Status.REFUSED);
    assertThat(ended.outcome()).isEqualTo("It has ended 🦊");
    assertThat(page(null, null).entries()).containsExactly(ended);
  }

  @Test
  void anEntryIsNewsForAWhileAndForItsUser() {
    AuditEntry entry = begin("ada", "retry jobs", "3 dead jobs");

    assertThat(auditLog().findRecent(entry.id(), "ada", MINUTE)).contains(entry);
    assertThat(auditLog().findRecent(entry.id(), "bob", MINUTE)).isEmpty();
    assertThat(auditLog().findRecent(new AuditId(ids.next()), "ada", MINUTE)).isEmpty();

    pass(MINUTE);
    assertThat(auditLog().findRecent(entry.id(), "ada", MINUTE)).isEmpty();
  }

  @Test
  void theNewestComeFirstPageByPage() {
    var all = new ArrayList<AuditId>();
    for (int i = 0; i < 7; i++) {
      all.add(0, begin("ada", "pause queue", "queue " + i).id());
      pass(Duration.ofMillis(1));
    }

    var leafed = new ArrayList<AuditId>();
    AuditId after = null;
    do {
      AuditPage page = auditLog().page(new AuditQuery(null, null, 3, after));
      page.entries().forEach(it -> leafed.add(it.id()));
      after = page.next();
    } while (after != null);

    assertThat(leafed).isEqualTo(all);
  }

  @Test
  void entriesAreFoundByTheirUser() {
    AuditId adas = begin("ada", "retry jobs", "3 dead jobs").id();
    begin("bob", "retry jobs", "ada's jobs");

    assertThat(page("ada", null).entries()).extracting(AuditEntry::id).containsExactly(adas);
    assertThat(page("ADA", null).entries()).isEmpty();
  }

  @Test
  void entriesAreFoundByAnyOfTheirTexts() {
    AuditId one = begin("ada", "pause queue", "queue default").id();
    AuditId other = begin("bob", "retry jobs", "50%_of them").id();
    auditLog().end(other, Status.DONE, "Much is done");

    assertThat(found("PAUSE")).containsExactly(one);
    assertThat(found("default")).containsExactly(one);
    assertThat(found("bob")).containsExactly(other);
    assertThat(found("much IS")).containsExactly(other);
    assertThat(found("%_")).containsExactly(other);
    assertThat(found("request-1")).hasSize(2);
    assertThat(found("\\")).isEmpty();
  }

  @Test
  void aSearchEndsSomewhereAndTheNextPageGoesOn() {
    AuditLog narrow = auditLogThatSearches(3);
    AuditId rare = begin(narrow, "the needle");
    List<AuditId> hay = IntStream.range(0, 5).mapToObj(it -> begin(narrow, "hay")).toList();

    AuditPage first = narrow.page(new AuditQuery(null, "needle", 50, null));
    assertThat(first.entries()).isEmpty();
    assertThat(first.cutShort()).isTrue();
    assertThat(first.next()).isEqualTo(hay.get(2));

    AuditPage second = narrow.page(new AuditQuery(null, "needle", 50, first.next()));
    assertThat(second.entries()).extracting(AuditEntry::id).containsExactly(rare);
    assertThat(second.cutShort()).isFalse();
    assertThat(second.next()).isNull();
  }

  @Test
  void aPageOfASearchThatIsFullIsNotCutShort() {
    AuditLog narrow = auditLogThatSearches(3);
    IntStream.range(0, 4).forEach(it -> begin(narrow, "hay"));

    AuditPage page = narrow.page(new AuditQuery(null, "hay", 2, null));

    assertThat(page.entries()).hasSize(2);
    assertThat(page.cutShort()).isFalse();
    assertThat(page.next()).isEqualTo(page.entries().get(1).id());
  }

  @Test
  void entriesAreKeptForAYear() throws InterruptedException {
    begin("ada", "retry jobs", "an old one");
    pass(Duration.ofDays(1));
    AuditId kept = begin("ada", "retry jobs", "a younger one").id();
    pass(AuditLog.KEPT_FOR.minus(Duration.ofHours(1)));

    assertThat(auditLog().removeExpired()).isEqualTo(1);
    assertThat(auditLog().removeExpired()).isZero();
    assertThat(page(null, null).entries()).extracting(AuditEntry::id).containsExactly(kept);
  }

  private List<AuditId> found(String text) {
    return page(null, text).entries().stream().map(AuditEntry::id).toList();
  }

  private AuditPage page(@Nullable String who, @Nullable String text) {
    return auditLog().page(new AuditQuery(who, text, 50, null));
  }

  private AuditEntry begin(String who, String what, String onWhat) {
    return begin(auditLog(), who, what, onWhat);
  }

  /** A moment later than the one before. */
  private AuditId begin(AuditLog auditLog, String onWhat) {
    pass(Duration.ofMillis(1));
    return begin(auditLog, "ada", "retry jobs", onWhat).id();
  }

  private AuditEntry begin(AuditLog auditLog, String who, String what, String onWhat) {
    return auditLog.begin(
        new AuditId(ids.next()),
        new Press(who, what, onWhat, new Origin("request-1", "00-1-2-00")));
  }
}
