package com.smallbiz.application.port.out;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.job.Settlement;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Tells workers which job is next, in milliseconds. It holds ids only, may lose them all at any
 * moment, and may name a job that needs no running: {@link Jobs} has the last word. Time is the
 * queue's own. Every method may be repeated without harm, and may throw {@link QueueUnavailable}.
 */
public interface JobQueue {

  /** Makes jobs known. Those that are known already stay where they are. */
  void handIn(Collection<Dispatch> dispatches);

  /**
   * Takes jobs that are due, first come first served, and gives the caller a lease on each. Does
   * not wait for any to come.
   *
   * @param limit how many at the most
   */
  List<Claim> claim(String queue, int limit);

  /**
   * Extends the leases of claims.
   *
   * @return the claims that are lost: another worker may have the job
   */
  Set<Claim> renew(Collection<Claim> claims);

  /** Ends claims. A claim that was lost is left alone. */
  void settle(Collection<Settlement> settlements);

  /**
   * Makes jobs due whose lease has lapsed, before all others.
   *
   * @return how many
   */
  int reap(String queue);

  /**
   * Whether the queue still has its memory: false before first use and after it lost everything.
   */
  boolean remembers(String queue);

  /** Notes that from now on the queue remembers what it is told. */
  void remember(String queue);
}
