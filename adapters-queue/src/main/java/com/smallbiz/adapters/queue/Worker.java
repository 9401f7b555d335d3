package com.smallbiz.adapters.queue;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
import com.smallbiz.application.job.FinishedJob;
import com.smallbiz.application.job.JobOutcome;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.in.FinishJobs;
import com.smallbiz.application.port.in.RunJob;
import com.smallbiz.application.port.in.StartJobs;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one queue: its claimers claim as many jobs as it has free hands, and it runs each in a
 * thread of its own.
 */
final class Worker {

  private static final Logger LOGGER = LoggerFactory.getLogger(Worker.class);

  /** With so many hands it pays to have two batches under way at the same time, and so on. */
  private static final int HANDS_PER_CLAIMER = 50;

  private static final int MAX_CLAIMERS = 3;

  private final String name;
  private final int concurrency;
  private final RedissonJobQueue queue;
  private final StartJobs startJobs;
  private final RunJob runJob;
  private final FinishJobs finishJobs;
  private final Finisher finisher;
  private final Crew crew;
  private final Executor threads;
  private final List<Claimer> claimers;

  private final Map<Claim, HeldJob> held = new ConcurrentHashMap<>();
  private final AtomicInteger unrecorded = new AtomicInteger();
  private volatile boolean plentyToDo;

  /** Until it is known that it is not. */
  private volatile boolean paused = true;

  private volatile boolean quiet;

  private volatile boolean stopping;

  Worker(
      String name,
      int concurrency,
      RedissonJobQueue queue,
      StartJobs startJobs,
      RunJob runJob,
      FinishJobs finishJobs,
      Crew crew) {
    this.name = name;
    this.concurrency = concurrency;
    this.queue = queue;
    this.startJobs = startJobs;
    this.runJob = runJob;
    this.finishJobs = finishJobs;
    this.finisher = new Finisher(name, finishJobs);
    this.crew = crew;
    this.threads = WorkerThreads.named("job-" + name + "-");
    this.claimers = claimers();
  }

  /** The first one is woken by every job; the others help it while there is plenty to do. */
  private List<Claimer> claimers() {
    int number = Math.min(MAX_CLAIMERS, 1 + concurrency / HANDS_PER_CLAIMER);
    int share = (concurrency + number - 1) / number;
    var all = new ArrayList<Claimer>();
    all.add(new Claimer("job-worker-" + name, this, 1, share));
    for (int i = 2; i <= number; i++) {
      all.add(new Claimer("job-worker-%s-%d".formatted(name, i), this, share / 2, share));
    }
    return all;
  }

  String queueName() {
    return name;
  }

  void start() {
    finisher.start();
    claimers.forEach(Claimer::start);
  }

  /** When nothing is left to be recorded, or nothing can be. */
  void stopFinishing() {
    finisher.stop();
  }

  /** There may be something to do. */
  void wake() {
    if (plentyToDo) {
      claimers.forEach(Claimer::wake);
    } else {
      claimers.get(0).wake();
    }
  }

  /** Claims no more while the queue is paused; jobs that run go on. */
  void setPaused(boolean now) {
    boolean before = paused;
    paused = now;
    if (before && !now) {
      wake();
    }
  }

  /** Claims no more, as if the queue was paused for this worker alone, and for good. */
  void quiet() {
    quiet = true;
  }

  /** Takes on no more jobs. */
  void stopClaiming() {
    stopping = true;
    claimers.forEach(Claimer::stop);
  }

  boolean isPaused() {
    return paused || quiet;
  }

  boolean isStopping() {
    return stopping;
  }

  /** Waits until what was under way is either started or given back. */
  void awaitClaimingEnd(Deadline deadline) throws InterruptedException {
    for (Claimer claimer : claimers) {
      claimer.awaitEnd(deadline.left());
    }
  }

  /** How many jobs run. */
  int busy() {
    return (int) held.values().stream().filter(job -> !job.outcome().isDone()).count();
  }

  Collection<HeldJob> held() {
    return List.copyOf(held.values());
  }

  /**
   * Extends the leases of everything that was claimed and is not recorded yet. A job whose lease
   * was lost is interrupted: another worker may have it.
   *
   * @return whether there was any
   */
  boolean renewLeases() {
    var claims = new ArrayList<Claim>(held.keySet());
    claimers.forEach(claimer -> claims.addAll(claimer.starting()));
    if (claims.isEmpty()) {
      return false;
    }
    Set<Claim> lost = queue.renew(claims);
    claimers.forEach(claimer -> claimer.lose(lost));
    for (Claim claim : lost) {
      HeldJob job = held.get(claim);
      if (job != null && !job.outcome().isDone()) {
        LOGGER.warn("The lease of job {} is lost, the job is interrupted", claim.id());
        job.interrupt();
      }
    }
    return true;
  }

  /**
   * Hands for new jobs. One is free again as soon as its job has ended; but outcomes must not pile
   * up while they cannot be recorded.
   *
   * @param least how many it has to be, or none
   * @param most how many at the most
   */
  synchronized int takeHands(int least, int most) {
    Slots slots = crew.slots();
    if (isPaused() || stopping) {
      slots.hasNoWork(name);
      return 0;
    }
    int taken = slots.taken(name);
    int wanted = Math.min(concurrency, 2 * concurrency - unrecorded.get()) - taken;
    return wanted < least
        ? 0
        : slots.take(name, Math.min(wanted, Math.min(most, RedissonJobQueue.MAX_CLAIMS)));
  }

  void freeHands(int number) {
    crew.slots().give(name, number);
  }

  /** Whether a claim brought all it asked for, so that there may be more. */
  void hasPlentyToDo(boolean plenty) {
    plentyToDo = plenty;
    if (plenty) {
      wake();
    } else {
      crew.slots().hasNoWork(name);
    }
  }

  RedissonJobQueue.Offer ask(ClaimRequest request) {
    return queue.offer(name, request);
  }

  /** Whether a suspect may be among the jobs that are started next. */
  boolean takePlaceForSuspect() {
    return crew.placeForSuspect().tryAcquire();
  }

  void freePlaceForSuspect() {
    crew.placeForSuspect().release();
  }

  List<StartedJob> recordStarts(List<Claim> claims, boolean suspectToo) {
    return startJobs.start(claims, suspectToo);
  }

  /**
   * Hands back claims without a job to run. Perhaps their starts were recorded all the same: then
   * the attempt must not count, and nobody take it for that of a lost worker.
   */
  void giveBack(List<Claim> claims) {
    try {
      finishJobs.finish(
          claims.stream()
              .map(claim -> new FinishedJob(claim, new JobOutcome.HandedBack()))
              .toList());
    } catch (StorageUnavailable cannotBeAsked) {
      queue.settle(claims.stream().map(claim -> Settlement.again(claim, Duration.ZERO)).toList());
    }
  }

  /** Runs a job, in a hand that was taken for it; without a thread to do so, it is handed back. */
  void hold(StartedJob started) {
    var job = new HeldJob(started, runJob);
    held.put(job.claim(), job);
    onceEnded(job);
    onceRecorded(job);
    if (stopping) {
      job.handBack();
      return;
    }
    try {
      threads.execute(job);
    } catch (Throwable noThread) {
      LOGGER.error("There is no thread to run job {} in", job.claim().id(), noThread);
      job.handBack();
    }
  }

  private void onceEnded(HeldJob job) {
    var unused =
        job.outcome()
            .whenComplete(
                (outcome, failure) -> {
                  unrecorded.incrementAndGet();
                  freeHands(1);
                  if (job.isSuspect()) {
                    freePlaceForSuspect();
                  }
                  if (failure == null) {
                    finisher.add(job);
                  } else {
                    letGo(job, failure);
                  }
                  crew.handIsFree(this);
                });
  }

  private void onceRecorded(HeldJob job) {
    var unused =
        job.recorded()
            .thenRun(
                () -> {
                  held.remove(job.claim());
                  unrecorded.decrementAndGet();
                  wake();
                });
  }

  /** Nobody knows what state such a job is in: its lease lapses, and it is taken over. */
  private static void letGo(HeldJob job, Throwable failure) {
    LOGGER.error("Job {} ended without an outcome", job.claim().id(), failure);
    job.recorded().complete(null);
  }
}
