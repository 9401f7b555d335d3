package com.smallbiz.application.port.in;

import com.smallbiz.application.statistics.RunCount;
import com.smallbiz.application.statistics.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Use case: somebody looks when jobs ran. */
@FunctionalInterface
public interface ChartRuns {

  /**
   * @param type of the jobs, or null for all of them
   * @return the runs of each step, the oldest first
   */
  List<RunCount> chart(Window window, @Nullable String type);
}
