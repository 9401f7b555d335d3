package com.smallbiz.adapters.web;

import static com.smallbiz.adapters.web.OperationDoc.operation;

import com.smallbiz.adapters.web.OperationDoc.Parameter;
import com.smallbiz.application.job.JobAction;
import com.smallbiz.application.job.JobState;
import io.swagger.v3.oas.models.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the OpenAPI document says of background jobs. */
final class JobChapter {

  private static final String JOBS = "/api/v1/jobs";
  private static final String JOB = JOBS + "/{id}";

  private static final String JOB_SCHEMA = "Job";
  private static final String PAGE_SCHEMA = "JobPage";
  private static final String PING_SCHEMA = "Ping";
  private static final String PING_ENQUEUED_SCHEMA = "PingEnqueued";

  /** In code points, as whoever enqueues a ping has it. */
  private static final int MAX_MESSAGE = 1_000;

  private static final String DEFAULT_MESSAGE = "hello from api";

  private static final UUID ID = UUID.fromString("0190d6c4-9a77-7c02-b1d4-6f0e8c2b7a55");
  private static final Instant TIME = Instant.parse("2026-11-22T14:00:00.123456Z");

  private static final Parameter JOB_ID =
      new Parameter("id", "The id of the job.", Schemas.uuid(), ID.toString());

  private JobChapter() {}

  static Chapter chapter() {
    return new Chapter(
        "Jobs",
        """
        Work that goes on after the answer. A job that fails is tried again, ever later, until it \
        succeeds or has had all of its attempts: then it is `dead`. A job can be read for 24 \
        hours after it ended.""",
        List.of(
            ping(JOBS + "/ping", "enqueuePing", "Enqueue a ping"),
            ping("/jobs/ping", "enqueuePingAtRoot", "Enqueue a ping, by its short path"),
            list(),
            find(),
            retry(),
            kill(),
            delete()),
        schemas());
  }

  private static OperationDoc ping(String path, String id, String summary) {
    return operation("POST", path, id, summary)
        .saying("A sign of life through the background machinery: a worker logs the message.")
        .body("What is to be logged. May be left out.", PING_SCHEMA)
        .example("A message", "{\"message\":\"hello\"}")
        .example("The default message", "{}")
        .answer(
            202,
            "The ping is on its way.",
            PING_ENQUEUED_SCHEMA,
            new JobController.PingResponse(true, "hello", ID),
            "Location");
  }

  private static OperationDoc list() {
    return operation("GET", JOBS, "listJobs", "List jobs")
        .saying("A page of the jobs that meet all of the filters, the newest first.")
        .parameter(
            new Parameter(
                "state", "Only jobs in this state.", Schemas.oneOf(JobState.values()), "dead"))
        .parameter(
            new Parameter(
                "queue",
                "Only jobs of this queue.",
                Schemas.requiredText(JobListParameters.MAX_NAME),
                "integrations"))
        .parameter(
            new Parameter(
                "type",
                "Only jobs of this type.",
                Schemas.requiredText(JobListParameters.MAX_NAME),
                "sync_order"))
        .parameter(Paging.LIMIT)
        .parameter(Paging.CURSOR)
        .answer(
            200,
            "A page of jobs.",
            PAGE_SCHEMA,
            new JobPageResponse(List.of(failing()), Paging.CURSOR_EXAMPLE),
            "Link");
  }

  private static OperationDoc find() {
    return ofOneJob("GET", "", "getJob", "Get a job")
        .saying("How a job is doing.")
        .answer(200, "The job.", JOB_SCHEMA, failing());
  }

  private static OperationDoc retry() {
    return ofOneJob("POST", "/retry", "retryJob", "Try a job again now")
        .saying(
            "It is due at once; a dead job has all of its attempts before it again. "
                + allowed(JobAction.RETRY))
        .answer(202, "The job is due.", JOB_SCHEMA, job("enqueued", null, null), "Location")
        .refusal(ProblemType.INVALID_TRANSITION, "A job in the state succeeded cannot be retried");
  }

  private static OperationDoc kill() {
    return ofOneJob("POST", "/kill", "killJob", "Give a job up")
        .saying(
            "The job is dead without being run to its end. It can still be retried. "
                + allowed(JobAction.KILL))
        .answer(
            202,
            "The job is dead.",
            JOB_SCHEMA,
            job(
                "dead",
                TIME,
                new JobResponse.LastError("killed", "An operator ended the job", TIME)),
            "Location")
        .refusal(ProblemType.INVALID_TRANSITION, "A job in the state succeeded cannot be killed");
  }

  private static OperationDoc delete() {
    return ofOneJob("DELETE", "", "deleteJob", "Delete a job")
        .saying("The job and its history are gone. " + allowed(JobAction.DELETE))
        .answerWithoutBody(204, "The job is gone.")
        .refusal(ProblemType.INVALID_TRANSITION, "A job in the state running cannot be deleted");
  }

  private static String allowed(JobAction action) {
    return Arrays.stream(JobState.values())
        .filter(action::isAllowedIn)
        .map(state -> "`" + state.name().toLowerCase(Locale.ROOT) + "`")
        .collect(Collectors.joining(", ", "Allowed in these states: ", "."));
  }

  private static OperationDoc ofOneJob(String method, String rest, String id, String summary) {
    return operation(method, JOB + rest, id, summary)
        .parameter(JOB_ID)
        .refusal(ProblemType.NOT_FOUND, "There is no job of this id");
  }

  private static Map<String, Schema<?>> schemas() {
    var schemas = new LinkedHashMap<String, Schema<?>>();
    schemas.put(PING_SCHEMA, ping());
    schemas.put(PING_ENQUEUED_SCHEMA, pingEnqueued());
    schemas.put(JOB_SCHEMA, job());
    schemas.put(PAGE_SCHEMA, Paging.page("jobs", JOB_SCHEMA));
    return schemas;
  }

  private static Schema<?> ping() {
    return Schemas.closedObject("A ping.")
        .addProperty(
            "message",
            Schemas.withDefault(Schemas.orNull(Schemas.text(MAX_MESSAGE)), DEFAULT_MESSAGE)
                .description("What is to be logged."));
  }

  private static Schema<?> pingEnqueued() {
    return Schemas.allRequired(
        Schemas.object("A ping that is on its way.")
            .addProperty("enqueued", Schemas.always(true))
            .addProperty("message", Schemas.string().description("What will be logged."))
            .addProperty("job_id", Schemas.uuid().description("The job that logs it.")));
  }

  private static Schema<?> job() {
    return Schemas.allRequired(
        Schemas.object("A job.")
            .addProperty("id", Schemas.uuid().description("A UUID, version 7."))
            .addProperty("type", Schemas.string().description("What kind of work it is."))
            .addProperty("queue", Schemas.string().description("The queue that it waits in."))
            .addProperty(
                "state", Schemas.oneOf(JobState.values()).description("Where it is in its life."))
            .addProperty(
                "attempt", Schemas.wholeNumber(0).description("How often it was begun so far."))
            .addProperty(
                "max_attempts",
                Schemas.wholeNumber(1).description("How often it is begun at most."))
            .addProperty("enqueued_at", Schemas.time().description("When it was enqueued."))
            .addProperty(
                "scheduled_at",
                Schemas.orNull(Schemas.time())
                    .description("The time it was enqueued for, if not for at once."))
            .addProperty(
                "started_at",
                Schemas.orNull(Schemas.time()).description("When the last attempt began."))
            .addProperty(
                "finished_at", Schemas.orNull(Schemas.time()).description("When it ended."))
            .addProperty(
                "next_attempt_at",
                Schemas.orNull(Schemas.time()).description("When it is tried again."))
            .addProperty("last_error", lastError())
            .addProperty(
                "request_id",
                Schemas.string().description("The `X-Request-Id` of the request behind it.")));
  }

  private static Schema<?> lastError() {
    return Schemas.orNull(
        Schemas.allRequired(
            Schemas.object("Why the last attempt failed, in words; null if none did.")
                .addProperty("code", Schemas.string().description("For programs."))
                .addProperty("message", Schemas.string().description("For people."))
                .addProperty("at", Schemas.orNull(Schemas.time()).description("When it failed."))));
  }

  private static JobResponse failing() {
    return job(
        "retrying",
        null,
        new JobResponse.LastError(
            "external_unavailable", "The external order system did not answer in time", TIME));
  }

  private static JobResponse job(
      String state, @Nullable Instant finishedAt, JobResponse.@Nullable LastError lastError) {
    return new JobResponse(
        ID,
        "sync_order",
        "integrations",
        state,
        lastError == null ? 0 : 1,
        10,
        TIME,
        null,
        lastError == null ? null : TIME,
        finishedAt,
        state.equals("retrying") ? TIME.plusSeconds(15) : null,
        lastError,
        "0190d6c4-9a70-7d11-a2c3-1f2e3d4c5b6a");
  }
}
