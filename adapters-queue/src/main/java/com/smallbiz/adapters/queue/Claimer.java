package com.smallbiz.adapters.queue;

import com.smallbiz.adapters.queue.Loop.Rest;
import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
import com.smallbiz.application.job.StartedJob;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Claims jobs for a worker and has their starts recorded, one batch after the other. What it asked
 * for it asks for again until it is answered, under the same number, and so it does with starts: an
 * answer that got lost costs no job its attempt, nor a wait for its lease.
 *
 * <p>A worker with many hands has several, each for a part of them, who work at the same time while
 * there is more to do than one has asked for.
 */
final class Claimer {

  /** How soon a job is found whose wake-up was lost. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Duration UNTIL_WOKEN = Duration.ofMinutes(1);

  private final String claimant = UUID.randomUUID().toString();
  private final Worker worker;
  private final int least;
  private final int most;
  private final Loop loop;

  private long requests;
  private @Nullable ClaimRequest unanswered;
  private boolean suspectToo;
  private volatile List<Claim> starting = List.of();
  private final Set<Claim> lost = ConcurrentHashMap.newKeySet();

  /**
   * @param least how many hands have to be free for a claim to pay
   * @param most how many it fills at once
   */
  Claimer(String name, Worker worker, int least, int most) {
    this.worker = worker;
    this.least = least;
    this.most = most;
    this.loop = new Loop(name, this::claim, this::giveBack);
  }

  void start() {
    loop.start();
  }

  void wake() {
    loop.wake();
  }

  void stop() {
    loop.stop();
  }

  void awaitEnd(Duration limit) throws InterruptedException {
    loop.awaitEnd(limit);
  }

  /** Claims whose starts are not recorded yet. */
  Collection<Claim> starting() {
    return starting;
  }

  /** Another worker may have these jobs: they are not started. */
  void lose(Collection<Claim> claims) {
    lost.addAll(claims);
  }

  /** What is not started when the end comes, also what was claimed and not heard of. */
  private void giveBack() {
    if (unanswered != null) {
      starting = worker.ask(unanswered).claims();
    }
    if (!starting.isEmpty()) {
      worker.giveBack(starting);
    }
  }

  private Rest claim() {
    if (starting.isEmpty()) {
      Rest rest = ask();
      if (rest != null) {
        return rest;
      }
    }
    if (worker.isPaused()) {
      putBack();
    } else if (!worker.isStopping()) {
      startAll();
    }
    return Rest.afterWork(Duration.ZERO);
  }

  /** The queue was paused while they were asked for. */
  private void putBack() {
    worker.giveBack(starting);
    worker.freeHands(starting.size());
    letGo();
  }

  /** Asks for jobs until it has some to start, or has to wait for some: that long. */
  private @Nullable Rest ask() {
    if (unanswered == null) {
      int hands = worker.takeHands(least, most);
      if (hands == 0) {
        return Rest.idle(least == 1 ? POLL : UNTIL_WOKEN);
      }
      unanswered = new ClaimRequest(claimant, ++requests, hands);
    }
    RedissonJobQueue.Offer offer = worker.ask(unanswered);
    int asked = unanswered.limit();
    unanswered = null;
    starting = offer.claims();
    worker.freeHands(asked - starting.size());
    worker.hasPlentyToDo(starting.size() == asked);
    if (!starting.isEmpty()) {
      return null;
    }
    if (least > 1) {
      return Rest.afterWork(UNTIL_WOKEN);
    }
    Duration untilNext = offer.untilNext();
    return Rest.afterWork(untilNext == null || untilNext.compareTo(POLL) > 0 ? POLL : untilNext);
  }

  private void startAll() {
    List<Claim> claims = starting.stream().filter(claim -> !lost.contains(claim)).toList();
    worker.freeHands(starting.size() - claims.size());
    lost.clear();
    starting = claims;
    if (claims.isEmpty()) {
      return;
    }
    suspectToo = suspectToo || worker.takePlaceForSuspect();
    List<StartedJob> started;
    try {
      started = worker.recordStarts(claims, suspectToo);
    } catch (StorageUnavailable toBeRepeated) {
      throw toBeRepeated;
    } catch (RuntimeException e) {
      letGo();
      worker.freeHands(claims.size());
      try {
        worker.giveBack(claims);
      } catch (RuntimeException leasesLapse) {
        e.addSuppressed(leasesLapse);
      }
      throw e;
    }
    worker.freeHands(claims.size() - started.size());
    if (started.stream().anyMatch(it -> it.job().isSuspect())) {
      // Its place is free again when it has ended.
      suspectToo = false;
    }
    try {
      started.forEach(worker::hold);
    } finally {
      letGo();
    }
  }

  private void letGo() {
    starting = List.of();
    if (suspectToo) {
      suspectToo = false;
      worker.freePlaceForSuspect();
    }
  }
}
