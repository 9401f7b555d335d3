package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.NewJob;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.out.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class JobListApiTest extends ApiTest {

  private static final String JOBS = "/api/v1/jobs";
  private static final JobError ERROR = new JobError("external_unavailable", "It did not answer");

  /** Every test has jobs of its own. */
  private final String type = "t" + UUID.randomUUID();

  private final String ours = JOBS + "?type=" + type;

  @Autowired Ids ids;

  @Test
  void withoutJobsTheListIsEmptyAndHasNoNextPage() {
    Reply reply = get(ours);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("{\"data\":[],\"next_cursor\":null}");
    assertThat(reply.header("Link")).isNull();
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aListHoldsJobsAsTheyAreShownTheNewestFirst() {
    JobId first = enqueued("default");
    JobId second = enqueued("default");

    Reply reply = get(ours);

    assertThat(reply.text())
        .isEqualTo(
            "{\"data\":[%s,%s],\"next_cursor\":null}"
                .formatted(get(JOBS + "/" + second).text(), get(JOBS + "/" + first).text()));
  }

  @Test
  void walkingAllPagesShowsEveryJobOnce() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.add(enqueued("default").toString());
    }
    Collections.reverse(expected);

    Reply page = get(ours + "&limit=3");
    var seen = new ArrayList<>(ids(page));
    while (page.header("Link") != null) {
      String link = page.header("Link");
      assertThat(link)
          .startsWith("</api/v1/jobs?limit=3&")
          .contains(page.json().path("next_cursor").stringValue())
          .endsWith(">; rel=\"next\"");
      enqueued("default");
      page = get(link.substring(1, link.indexOf('>')));
      seen.addAll(ids(page));
    }

    assertThat(page.json().path("next_cursor").isNull()).isTrue();
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void twentyJobsAreAPageUnlessAskedOtherwise() {
    for (int i = 0; i < 21; i++) {
      enqueued("default");
    }

    assertThat(ids(get(ours))).hasSize(20);
    assertThat(ids(get(ours + "&limit=100"))).hasSize(21);
    assertThat(get(ours + "&limit=21").json().path("next_cursor").isNull()).isTrue();
  }

  @Test
  void jobsAreFilteredByStateAndQueue() {
    String enqueued = enqueued("default").toString();
    String running = started(enqueued("integrations")).id().toString();
    String retrying = ended(new JobOutcome.Retry(Duration.ofHours(1), ERROR));
    String succeeded = ended(new JobOutcome.Succeeded());
    String dead = ended(new JobOutcome.Died(ERROR));

    assertThat(ids(get(ours + "&state=scheduled"))).isEmpty();
    assertThat(ids(get(ours + "&state=enqueued"))).containsExactly(enqueued);
    assertThat(ids(get(ours + "&state=running"))).containsExactly(running);
    assertThat(ids(get(ours + "&state=retrying"))).containsExactly(retrying);
    assertThat(ids(get(ours + "&state=succeeded"))).containsExactly(succeeded);
    assertThat(ids(get(ours + "&state=dead"))).containsExactly(dead);
    assertThat(ids(get(ours + "&queue=integrations"))).containsExactly(running);
    assertThat(ids(get(ours + "&queue=integrations&state=dead"))).isEmpty();
    assertThat(ids(get(ours + "&queue=unheard-of"))).isEmpty();
  }

  @Test
  void aSuccessIsShownForADay() {
    String id = ended(new JobOutcome.Succeeded());

    clock.advance(Duration.ofHours(25));

    assertThat(ids(get(ours))).doesNotContain(id);
  }

  @Test
  void theLinkKeepsTheFiltersWhateverTheyHold() {
    String odd = "a & <Söhne> +" + type;
    for (int i = 0; i < 2; i++) {
      enqueue(odd, "default");
    }

    Reply page =
        get(
            JOBS
                + "?type=a%20%26%20%3CS%C3%B6hne%3E%20%2B"
                + type
                + "&queue=default&state=enqueued&limit=1");
    String link = page.header("Link");
    Reply next = get(link.substring(1, link.indexOf('>')));

    assertThat(ids(next)).hasSize(1).doesNotContainAnyElementsOf(ids(page));
    assertThat(next.header("Link")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          limit=0,             limit out_of_range
          limit=101,           limit out_of_range
          limit=ten,           limit invalid_format
          limit=,              limit blank
          limit=5&limit=5,     limit repeated
          state=DEAD,          state invalid_format
          state=done,          state invalid_format
          state=,              state blank
          queue=%00,           queue invalid_format
          queue=%20,           queue blank
          type=%ED%A0%80,      type invalid_format
          sort=id,             sort unknown_parameter
          status=dead,         status unknown_parameter
          cursor=x,            cursor invalid_format
          cursor=,             cursor blank
          """)
  void aParameterThatCannotBeReadIsNamed(String query, String error) {
    Reply reply = get(JOBS + "?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("invalid_parameter");
    assertThat(reply.errors()).containsExactly(error);
  }

  @Test
  void allWrongParametersAreNamedAtOnce() {
    Reply reply = get(JOBS + "?limit=0&state=x&queue=" + "q".repeat(101) + "&type=%20");

    assertThat(reply.errors())
        .containsExactly(
            "limit out_of_range", "state invalid_format", "queue too_long", "type blank");
    assertThat(reply.json().path("detail").stringValue())
        .contains(
            "state must be one of dead, enqueued, retrying, running, scheduled, succeeded",
            "queue must have at most 100 characters");
  }

  @Test
  void aCursorThatWasAlteredIsRefusedWhereverItWasAltered() {
    String cursor = aCursor();

    for (int i = 0; i < cursor.length(); i++) {
      String other = cursor.charAt(i) == 'A' ? "B" : "A";
      String altered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThat(get(ours + "&cursor=" + altered).errors())
          .containsExactly("cursor invalid_format");
    }
    for (String foreign : List.of(cursor + "A", cursor.substring(1), cursor + "=", "AAAA")) {
      assertThat(get(ours + "&cursor=" + foreign).errors())
          .containsExactly("cursor invalid_format");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"&state=dead", "&queue=default", "x"})
  void aCursorOfAnotherListIsRefused(String difference) {
    String cursor = aCursor();

    Reply reply = get(ours + difference + "&cursor=" + cursor);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsExactly("cursor invalid_format");
    assertThat(get(JOBS + "?cursor=" + cursor).status()).isEqualTo(400);
    assertThat(get(ORDERS + "?cursor=" + cursor).status()).isEqualTo(400);
  }

  @Test
  void headListsToo() {
    Reply reply = send("HEAD", ours, BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEmpty();
  }

  private String aCursor() {
    enqueued("default");
    enqueued("default");
    return get(ours + "&limit=1").json().path("next_cursor").stringValue();
  }

  private JobId enqueued(String queue) {
    return enqueue(type, queue);
  }

  private JobId enqueue(String jobType, String queue) {
    return storage
        .jobs()
        .enqueue(
            new NewJob(
                new JobId(ids.next()), jobType, 1, queue, "{}", null, new Origin("r", "t"), 25))
        .id();
  }

  private Claim started(JobId id) {
    var claim = new Claim(id, "default", 1);
    storage.jobs().start(List.of(claim), true);
    return claim;
  }

  private String ended(JobOutcome outcome) {
    Claim claim = started(enqueued("default"));
    storage.jobs().finish(List.of(new FinishedJob(claim, outcome)));
    return claim.id().toString();
  }

  private static List<String> ids(Reply page) {
    return page.json().path("data").valueStream().map(it -> it.path("id").stringValue()).toList();
  }
}
