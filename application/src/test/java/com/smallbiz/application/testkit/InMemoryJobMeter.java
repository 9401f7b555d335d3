package com.smallbiz.application.testkit;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.port.out.JobMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Remembers all that it was told, in its sequence. */
public final class InMemoryJobMeter implements JobMeter {

  private record Event(String what, String type, String queue) {}

  private record Time(String what, String type, String queue, Duration time) {}

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<Time> times = new CopyOnWriteArrayList<>();

  @Override
  public void enqueued(String type, String queue) {
    events.add(new Event("enqueued", type, queue));
  }

  @Override
  public void started(Job job) {
    add("started", job);
    job.waited().ifPresent(wait -> times.add(new Time("wait", job.type(), job.queue(), wait)));
  }

  @Override
  public void ended(Job job, JobOutcome outcome, Duration took) {
    if (outcome instanceof JobOutcome.Succeeded) {
      add("finished", job);
    } else if (outcome instanceof JobOutcome.Retry) {
      add("failed", job);
      add("retried", job);
    } else if (outcome instanceof JobOutcome.Died) {
      add("failed", job);
      add("dead", job);
    } else {
      return;
    }
    times.add(new Time("run", job.type(), job.queue(), took));
  }

  @Override
  public void poisoned(Job job) {
    add("dead", job);
  }

  @Override
  public void swept(int jobs) {
    add("swept", jobs);
  }

  @Override
  public void restored(int jobs) {
    add("restored", jobs);
  }

  @Override
  public void reaped(int jobs) {
    add("reaped", jobs);
  }

  /** How often something befell jobs of this type in this queue. */
  public long count(String what, String type, String queue) {
    return events.stream().filter(new Event(what, type, queue)::equals).count();
  }

  /** How many jobs something befell, whatever their types and queues. */
  public long count(String what) {
    return events.stream().filter(it -> it.what().equals(what)).count();
  }

  /** How long such jobs have waited, or run. */
  public List<Duration> times(String what, String type, String queue) {
    return times.stream()
        .filter(it -> new Time(what, type, queue, it.time()).equals(it))
        .map(Time::time)
        .toList();
  }

  private void add(String what, Job job) {
    events.add(new Event(what, job.type(), job.queue()));
  }

  private void add(String what, int jobs) {
    IntStream.range(0, jobs).forEach(each -> events.add(new Event(what, "", "")));
  }
}
