package com.smallbiz.application.port.in;

import com.smallbiz.application.statistics.RunSums;
import com.smallbiz.application.statistics.Window;
import java.util.List;

/** Use case: somebody looks how the jobs of each type have run. */
@FunctionalInterface
public interface SumUpRuns {

  /** Those of most runs first. */
  List<RunSums> sumUp(Window window);
}
