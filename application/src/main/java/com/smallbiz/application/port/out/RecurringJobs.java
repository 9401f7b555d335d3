package com.smallbiz.application.port.out;

import com.smallbiz.application.job.CronSchedule;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.Recurrence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When recurring jobs are due: what all processes have to agree on. Every method may throw {@link
 * StorageUnavailable}.
 */
public interface RecurringJobs {

  /** The database's time: that of its beginning within a transaction. */
  Instant now();

  /**
   * Makes a recurring job known.
   *
   * @param nextRun when it is due; of no account if it is known with this very schedule, since its
   *     turns are then the same as before, or if it is due already
   */
  void define(String name, CronSchedule schedule, Instant nextRun);

  /** Makes a recurring job known if it is not. One that is stays as it was defined last. */
  void restore(String name, CronSchedule schedule, Instant nextRun);

  /**
   * Those of these recurring jobs whose time has come, or that were asked for. To ask is also to
   * vouch for them: what nobody has vouched for in a day is no longer defined anywhere, and is
   * removed. Processes of different versions that run side by side thus leave each other's alone.
   */
  Set<String> due(Set<String> names);

  /**
   * Takes the turn of a recurring job that is due: nobody else can until the open transaction ends.
   * Does not wait for anybody.
   *
   * @return how it stands, or nothing if it is not due or another takes its turn
   */
  Optional<Recurrence> take(String name);

  /**
   * Notes that its turn was taken, which is the last run from now on, and when the next one is. If
   * it was asked for, it has been done.
   */
  void ran(String name, JobId job, Instant nextRun);

  Optional<Recurrence> find(String name);

  /** All that are known, in the sequence of their names. */
  List<Recurrence> list();

  /**
   * Asks for a turn beside the regular ones: it is due at once, even if it is paused.
   *
   * @return false if there is no such recurring job
   */
  boolean ask(String name);

  /**
   * Leaves its turns out from now on, if it does not so already.
   *
   * @return false if there is no such recurring job
   */
  boolean pause(String name);

  /**
   * Has its turns taken again, if they are left out.
   *
   * @param nextRun when it is due, if its time came while it was paused
   * @return false if there is no such recurring job
   */
  boolean resume(String name, Instant nextRun);
}
