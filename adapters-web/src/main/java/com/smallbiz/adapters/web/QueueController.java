package com.smallbiz.adapters.web;

import com.smallbiz.application.job.QueueSummary;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.PauseQueue;
import com.smallbiz.application.port.in.ResumeQueue;
import com.smallbiz.application.port.in.SummarizeQueues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The queues that jobs wait in. */
@RestController
@RequestMapping(path = "/api/v1/queues", produces = MediaType.APPLICATION_JSON_VALUE)
final class QueueController {

  private final SummarizeQueues summarizeQueues;
  private final FindPausedQueues findPausedQueues;
  private final PauseQueue pauseQueue;
  private final ResumeQueue resumeQueue;
  private final WebSettings settings;
  private final JobMapper mapper;

  QueueController(
      SummarizeQueues summarizeQueues,
      FindPausedQueues findPausedQueues,
      PauseQueue pauseQueue,
      ResumeQueue resumeQueue,
      WebSettings settings,
      JobMapper mapper) {
    this.summarizeQueues = summarizeQueues;
    this.findPausedQueues = findPausedQueues;
    this.pauseQueue = pauseQueue;
    this.resumeQueue = resumeQueue;
    this.settings = settings;
    this.mapper = mapper;
  }

  @GetMapping
  ResponseEntity<QueueResponse.All> list() {
    Set<String> paused = findPausedQueues.paused();
    var queues = new LinkedHashSet<>(settings.queueConcurrency().keySet());
    queues.addAll(new TreeSet<>(paused));
    List<QueueSummary> summaries = summarizeQueues.summarize(queues);
    return JobReplies.ok()
        .body(
            new QueueResponse.All(
                summaries.stream().map(summary -> response(summary, paused)).toList()));
  }

  @PostMapping("/{name}/pause")
  ResponseEntity<Void> pause(@PathVariable String name) {
    return done(pauseQueue.pause(name));
  }

  @PostMapping("/{name}/resume")
  ResponseEntity<Void> resume(@PathVariable String name) {
    return done(resumeQueue.resume(name));
  }

  private QueueResponse response(QueueSummary summary, Set<String> paused) {
    return mapper.response(
        summary,
        paused.contains(summary.name()),
        settings.queueConcurrency().getOrDefault(summary.name(), 0));
  }

  private static ResponseEntity<Void> done(boolean exists) {
    if (!exists) {
      throw new RequestRefused(ProblemType.NOT_FOUND, "There is no queue of this name");
    }
    return ResponseEntity.noContent().build();
  }
}
