package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobError;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JobActionApiTest extends ApiTest {

  private static final String JOBS = "/api/v1/jobs/";
  private static final JobError ERROR = new JobError("external_unavailable", "It did not answer");
  private static final JobOutcome DIED = new JobOutcome.Died(ERROR);
  private static final JobOutcome RETRY = new JobOutcome.Retry(Duration.ofHours(1), ERROR);

  @Test
  void aDeadJobIsRetriedFromItsFirstAttempt() {
    String job = ended(DIED);

    Reply reply = post(job + "/retry");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Location")).isEqualTo(job);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.json().path("state").stringValue()).isEqualTo("retrying");
    assertThat(reply.json().path("attempt").intValue()).isZero();
    assertThat(reply.json().path("finished_at").isNull()).isTrue();
    assertThat(reply.json().path("next_attempt_at").isString()).isTrue();
    assertThat(get(job).text()).isEqualTo(reply.text());
  }

  @Test
  void aJobThatWaitsForItsNextAttemptIsBroughtForward() {
    String job = ended(RETRY);
    String before = get(job).json().path("next_attempt_at").stringValue();

    JsonNode now = post(job + "/retry").json();

    assertThat(now.path("attempt").intValue()).isEqualTo(1);
    assertThat(now.path("next_attempt_at").stringValue()).isLessThan(before);
  }

  @Test
  void aJobThatIsKilledIsDeadWithAReasonInWords() {
    for (String job : List.of(enqueued(), ended(RETRY))) {
      Reply reply = post(job + "/kill");

      assertThat(reply.status()).isEqualTo(202);
      assertThat(reply.header("Location")).isEqualTo(job);
      assertThat(reply.json().path("state").stringValue()).isEqualTo("dead");
      assertThat(reply.json().path("last_error").path("code").stringValue()).isEqualTo("killed");
      assertThat(reply.json().path("last_error").path("message").stringValue())
          .isEqualTo("An operator ended the job");
      assertThat(get(job).text()).isEqualTo(reply.text());
    }
  }

  @Test
  void aJobThatIsDeletedIsGone() {
    List<String> jobs =
        List.of(enqueued(), ended(RETRY), ended(DIED), ended(new JobOutcome.Succeeded()));
    for (String job : jobs) {
      Reply reply = delete(job);

      assertThat(reply.status()).isEqualTo(204);
      assertThat(reply.text()).isEmpty();
      assertThat(get(job).status()).isEqualTo(404);
      assertThat(delete(job).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "enqueued, retry, A job in the state enqueued cannot be retried",
    "running, retry, A job in the state running cannot be retried",
    "succeeded, retry, A job in the state succeeded cannot be retried",
    "running, kill, A job in the state running cannot be killed",
    "succeeded, kill, A job in the state succeeded cannot be killed",
    "dead, kill, A job in the state dead cannot be killed",
    "running, delete, A job in the state running cannot be deleted",
  })
  void aStateThatForbidsItIsToldInWords(String state, String action, String detail) {
    String job =
        switch (state) {
          case "enqueued" -> enqueued();
          case "running" -> running();
          case "succeeded" -> ended(new JobOutcome.Succeeded());
          default -> ended(DIED);
        };
    String before = get(job).text();

    Reply reply = action.equals("delete") ? delete(job) : post(job + "/" + action);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("invalid_transition");
    assertThat(reply.json().path("title").stringValue()).isEqualTo("The present state forbids it");
    assertThat(reply.json().path("detail").stringValue()).isEqualTo(detail);
    assertThat(get(job).text()).isEqualTo(before);
  }

  @Test
  void aDeadJobWhoseWorkAnotherDoesIsNotRetried() {
    String order = anOrder();
    String dead = post(order + "/sync").header("Location");
    finish(dead, DIED);
    post(order + "/sync");

    Reply reply = post(dead + "/retry");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("invalid_transition");
    assertThat(reply.json().path("detail").stringValue())
        .isEqualTo("Another job does the same work by now");
  }

  @ParameterizedTest
  @ValueSource(strings = {UNKNOWN_ID, "1-1-1-1-1", "x"})
  void aJobThatIsNotThereIsNotFound(String id) {
    for (Reply reply :
        List.of(post(JOBS + id + "/retry"), post(JOBS + id + "/kill"), delete(JOBS + id))) {
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("not_found");
    }
  }

  @Test
  void otherMethodsAndParametersAreRefused() {
    String job = enqueued();

    assertThat(get(job + "/kill").status()).isEqualTo(405);
    assertThat(get(job + "/kill").header("Allow")).isEqualTo("OPTIONS, POST");
    assertThat(post(job + "/kill?now=1").errors()).containsExactly("now unknown_parameter");
    assertThat(delete(job + "?x=1").errors()).containsExactly("x unknown_parameter");
    assertThat(get(job).json().path("state").stringValue()).isEqualTo("enqueued");
  }

  @Test
  void aDatabaseThatIsAwayIsToldAsEverywhere() {
    String job = ended(DIED);
    storage.failWith(new StorageUnavailable("away", new IllegalStateException()));

    for (Reply reply : List.of(post(job + "/retry"), post(job + "/kill"), delete(job))) {
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isEqualTo("1");
    }
  }

  private String enqueued() {
    return post("/jobs/ping").header("Location");
  }

  private String running() {
    String job = enqueued();
    storage.jobs().start(List.of(claim(job)), true);
    return job;
  }

  private String ended(JobOutcome outcome) {
    String job = enqueued();
    finish(job, outcome);
    return job;
  }

  private void finish(String job, JobOutcome outcome) {
    storage.jobs().start(List.of(claim(job)), true);
    storage.jobs().finish(List.of(new FinishedJob(claim(job), outcome)));
  }

  private static Claim claim(String job) {
    var id = new JobId(UUID.fromString(job.substring(JOBS.length())));
    return new Claim(id, "default", 1);
  }
}
