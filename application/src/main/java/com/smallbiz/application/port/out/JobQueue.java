package com.smallbiz.application.port.out;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
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

  /**
   * Makes jobs of one queue known. Those that are known already stay where they are, except that
   * one that is due does not wait for a later time any more. Claims that are given from now on have
   * a greater token than any of the jobs has.
   *
   * @return how many were news to the queue: not known, or not known to be due
   */
  int handIn(String queue, Collection<Dispatch> dispatches);

  /**
   * The epoch that the queue's memory is in: it has another number, which is never 0, as soon as
   * anything may have been lost. What was handed in after this was asked is known in this epoch, or
   * in a later one.
   */
  long epoch(String queue);

  /**
   * Takes jobs that are due, first come first served, and gives the caller a lease on each. Does
   * not wait for any to come. Asked again under the same number, soon enough for leases to be kept,
   * it gives the same claims, with their leases renewed, but for those that are lost.
   */
  List<Claim> claim(String queue, ClaimRequest request);

  /**
   * Extends the leases of claims. One that lapsed, or that the queue has forgotten, is in force
   * again unless another has the job by now.
   *
   * @return the claims that are lost: another worker may have the job
   */
  Set<Claim> renew(Collection<Claim> claims);

  /**
   * Ends claims. A claim that was lost is left alone; a job that is to be run again and is not
   * known at all becomes known.
   */
  void settle(Collection<Settlement> settlements);

  /**
   * Makes jobs due whose lease has lapsed, before all others.
   *
   * @return how many
   */
  int reap(String queue);
}
