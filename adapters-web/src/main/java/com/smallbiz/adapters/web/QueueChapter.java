package com.smallbiz.adapters.web;

import static com.smallbiz.adapters.web.OperationDoc.operation;

import com.smallbiz.adapters.web.OperationDoc.Parameter;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the OpenAPI document says of queues. */
final class QueueChapter {

  private static final String QUEUES = "/api/v1/queues";
  private static final String QUEUE_SCHEMA = "Queue";
  private static final String ALL_SCHEMA = "Queues";

  private static final Parameter NAME =
      new Parameter("name", "The name of the queue.", Schemas.string(), "integrations");

  private QueueChapter() {}

  static Chapter chapter() {
    return new Chapter(
        "Queues",
        "Where jobs wait, and how many of them run at a time.",
        List.of(list(), pause(), resume()),
        schemas());
  }

  private static OperationDoc list() {
    return operation("GET", QUEUES, "listQueues", "List the queues")
        .saying("Every queue with what is in it at the moment.")
        .answer(
            200,
            "The queues.",
            ALL_SCHEMA,
            new QueueResponse.All(
                List.of(new QueueResponse("integrations", false, 12, 3, 1, 0, 10, 840, 10))));
  }

  private static OperationDoc pause() {
    return operation("POST", QUEUES + "/{name}/pause", "pauseQueue", "Pause a queue")
        .saying("No further job of it is begun; those that run go on. Pausing twice is no error.")
        .parameter(NAME)
        .answerWithoutBody(204, "The queue is paused.")
        .refusal(ProblemType.NOT_FOUND, "There is no queue of this name");
  }

  private static OperationDoc resume() {
    return operation("POST", QUEUES + "/{name}/resume", "resumeQueue", "Resume a queue")
        .saying("Its jobs are begun again. Resuming a queue that is not paused is no error.")
        .parameter(NAME)
        .answerWithoutBody(204, "The queue is not paused.")
        .refusal(ProblemType.NOT_FOUND, "There is no queue of this name");
  }

  private static Map<String, Schema<?>> schemas() {
    var schemas = new LinkedHashMap<String, Schema<?>>();
    schemas.put(QUEUE_SCHEMA, queue());
    schemas.put(
        ALL_SCHEMA,
        Schemas.allRequired(
            Schemas.object("All queues.")
                .addProperty(
                    "data",
                    Schemas.listOf(Schemas.ref(QUEUE_SCHEMA)).description("Each of the queues."))));
    return schemas;
  }

  private static Schema<?> queue() {
    return Schemas.allRequired(
        Schemas.object("A queue.")
            .addProperty("name", Schemas.string().description("Its name."))
            .addProperty("paused", Schemas.bool().description("Whether no job of it is begun."))
            .addProperty("depth", Schemas.wholeNumber(0).description("Jobs that are due."))
            .addProperty(
                "scheduled", Schemas.wholeNumber(0).description("Jobs that are due later."))
            .addProperty(
                "retrying",
                Schemas.wholeNumber(0).description("Jobs that failed and will be tried again."))
            .addProperty("dead", Schemas.wholeNumber(0).description("Jobs that were given up."))
            .addProperty("running", Schemas.wholeNumber(0).description("Jobs that run."))
            .addProperty(
                "latency_ms",
                Schemas.wholeNumber(0)
                    .description("How long the job that is due next has waited, in milliseconds."))
            .addProperty(
                "concurrency",
                Schemas.wholeNumber(0)
                    .description("How many of its jobs run at a time, in one worker process.")));
  }
}
