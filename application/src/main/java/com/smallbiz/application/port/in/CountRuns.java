package com.smallbiz.application.port.in;

import com.smallbiz.application.statistics.RunTotals;

/** Use case: somebody looks how many runs of jobs there have been. */
@FunctionalInterface
public interface CountRuns {

  RunTotals count();
}
