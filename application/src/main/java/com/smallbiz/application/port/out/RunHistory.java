package com.smallbiz.application.port.out;

import com.smallbiz.application.statistics.RunCount;
import com.smallbiz.application.statistics.RunSums;
import com.smallbiz.application.statistics.RunTotals;
import com.smallbiz.application.statistics.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How jobs have run, by the minute for three days and by the day for ever. All times are the
 * database's. Every method may throw {@link StorageUnavailable}.
 */
public interface RunHistory {

  RunTotals totals();

  /**
   * The runs of each step of a window, the oldest first, also of those in which there were none;
   * the last step is the one that is under way.
   *
   * @param type of the jobs, or null for all of them
   */
  List<RunCount> counts(Window window, @Nullable String type);

  /** The runs of a window by type, those of most runs first. */
  List<RunSums> sums(Window window);

  /**
   * Forgets the minutes that nobody asks for anymore.
   *
   * @return how many entries
   */
  int removeExpired();
}
