package com.smallbiz.application.testkit;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.QueueLoad;
import com.smallbiz.application.job.Settlement;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueContents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A job queue for tests: its time is the clock's. */
public final class InMemoryJobQueue implements JobQueue, QueueContents {

  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final Clock clock;
  private final Duration lease;

  private final Map<String, Lane> lanes = new HashMap<>();
  private long lastToken;
  private long lastEpoch;

  /** What one queue knows. A known job is in exactly one of the three places. */
  private static final class Lane {
    private final Deque<JobId> ready = new ArrayDeque<>();
    private final Map<JobId, Instant> scheduled = new LinkedHashMap<>();
    private final Map<JobId, Lease> leases = new LinkedHashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final long epoch;

    private Lane(long epoch) {
      this.epoch = epoch;
    }

    private boolean knows(JobId id) {
      return ready.contains(id) || scheduled.containsKey(id) || leases.containsKey(id);
    }
  }

  private record Lease(long token, Instant end) {}

  /** What a claimant was answered last. */
  private record Answer(long number, List<Claim> claims) {}

  public InMemoryJobQueue(Clock clock, Duration lease) {
    this.clock = clock;
    this.lease = lease;
  }

  @Override
  public synchronized int handIn(String queue, Collection<Dispatch> dispatches) {
    Lane lane = lane(queue);
    int news = 0;
    for (Dispatch dispatch : dispatches) {
      lastToken = Math.max(lastToken, dispatch.token());
      if (!lane.knows(dispatch.id())) {
        news++;
        if (dispatch.held()) {
          lane.leases.put(dispatch.id(), lease(dispatch.token()));
        } else {
          put(lane, dispatch.id(), dispatch.delay());
        }
      } else if (!dispatch.held() && isLaterInSchedule(lane, dispatch)) {
        news++;
        lane.scheduled.remove(dispatch.id());
        put(lane, dispatch.id(), dispatch.delay());
      }
    }
    return news;
  }

  @Override
  public synchronized long epoch(String queue) {
    return lane(queue).epoch;
  }

  @Override
  public synchronized List<Claim> claim(String queue, ClaimRequest request) {
    Lane lane = lane(queue);
    Answer last = lane.answers.get(request.claimant());
    if (last != null && last.number() == request.number()) {
      List<Claim> held = last.claims().stream().filter(claim -> isHeld(lane, claim)).toList();
      renew(held);
      return held;
    }
    if (last != null && last.number() > request.number()) {
      return List.of();
    }
    List<Claim> claims = claimNext(lane, queue, request.limit());
    lane.answers.put(request.claimant(), new Answer(request.number(), claims));
    return claims;
  }

  private List<Claim> claimNext(Lane lane, String queue, int limit) {
    List<JobId> due =
        lane.scheduled.entrySet().stream()
            .filter(it -> !it.getValue().isAfter(clock.instant()))
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(lane.scheduled::remove);
    lane.ready.addAll(due);

    lastToken = Math.max(lastToken + 1, micros(clock.instant()));
    var claims = new ArrayList<Claim>();
    while (claims.size() < limit && !lane.ready.isEmpty()) {
      JobId id = lane.ready.removeFirst();
      lane.leases.put(id, lease(lastToken));
      claims.add(new Claim(id, queue, lastToken));
    }
    return claims;
  }

  @Override
  public synchronized Set<Claim> renew(Collection<Claim> claims) {
    var lost = new HashSet<Claim>();
    for (Claim claim : claims) {
      Lane lane = lane(claim.queue());
      if (isHeld(lane, claim)) {
        lane.leases.put(claim.id(), lease(claim.token()));
      } else if (lane.leases.containsKey(claim.id())) {
        lost.add(claim);
      } else if (lane.knows(claim.id())) {
        lane.ready.remove(claim.id());
        lane.scheduled.remove(claim.id());
        lane.leases.put(claim.id(), lease(claim.token()));
      }
    }
    return lost;
  }

  @Override
  public synchronized void settle(Collection<Settlement> settlements) {
    var again = new ArrayDeque<Claim>();
    for (Settlement settlement : settlements) {
      Claim claim = settlement.claim();
      Lane lane = lane(claim.queue());
      if (isHeld(lane, claim) || !lane.knows(claim.id())) {
        lane.leases.remove(claim.id());
        lastToken = Math.max(lastToken, claim.token());
        Duration delay = settlement.again();
        if (delay != null && delay.isZero()) {
          again.addFirst(claim);
        } else if (delay != null) {
          put(lane, claim.id(), delay);
        }
      }
    }
    again.forEach(claim -> lane(claim.queue()).ready.addFirst(claim.id()));
  }

  @Override
  public synchronized int reap(String queue) {
    Lane lane = lane(queue);
    List<JobId> lapsed =
        lane.leases.entrySet().stream()
            .filter(it -> !it.getValue().end().isAfter(clock.instant()))
            .map(Map.Entry::getKey)
            .toList();
    var again = new ArrayDeque<JobId>();
    lapsed.forEach(again::addFirst);
    again.forEach(lane.ready::addFirst);
    lapsed.forEach(lane.leases::remove);
    return lapsed.size();
  }

  @Override
  public synchronized QueueLoad load(String queue) {
    Lane lane = lane(queue);
    return new QueueLoad(lane.ready.size(), lane.leases.size());
  }

  @Override
  public synchronized Set<JobId> known(String queue, Collection<JobId> ids) {
    return ids.stream().filter(lane(queue)::knows).collect(Collectors.toSet());
  }

  @Override
  public synchronized Set<JobId> claimed(String queue) {
    return Set.copyOf(lane(queue).leases.keySet());
  }

  /** Loses everything, as Redis does after {@code FLUSHALL}. */
  public synchronized void forgetEverything() {
    lanes.clear();
    lastToken = 0;
  }

  private Lane lane(String queue) {
    return lanes.computeIfAbsent(queue, name -> new Lane(++lastEpoch));
  }

  private void put(Lane lane, JobId id, Duration delay) {
    if (delay.isZero() || delay.isNegative()) {
      lane.ready.addLast(id);
    } else {
      lane.scheduled.put(id, clock.instant().plus(delay));
    }
  }

  private Lease lease(long token) {
    return new Lease(token, clock.instant().plus(lease));
  }

  private boolean isLaterInSchedule(Lane lane, Dispatch dispatch) {
    Instant known = lane.scheduled.get(dispatch.id());
    Instant due = clock.instant().plus(dispatch.delay());
    return known != null && (dispatch.delay().isZero() || due.plus(TOLERANCE).isBefore(known));
  }

  private static boolean isHeld(Lane lane, Claim claim) {
    Lease held = lane.leases.get(claim.id());
    return held != null && held.token() == claim.token();
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
