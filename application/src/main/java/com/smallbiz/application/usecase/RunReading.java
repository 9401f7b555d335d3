package com.smallbiz.application.usecase;

import com.smallbiz.application.port.in.ChartRuns;
import com.smallbiz.application.port.in.CountRuns;
import com.smallbiz.application.port.in.SumUpRuns;
import com.smallbiz.application.port.out.RunHistory;
import com.smallbiz.application.statistics.RunCount;
import com.smallbiz.application.statistics.RunSums;
import com.smallbiz.application.statistics.RunTotals;
import com.smallbiz.application.statistics.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up how jobs have run. */
public final class RunReading implements CountRuns, ChartRuns, SumUpRuns {

  private final RunHistory history;

  public RunReading(RunHistory history) {
    this.history = history;
  }

  @Override
  public RunTotals count() {
    return history.totals();
  }

  @Override
  public List<RunCount> chart(Window window, @Nullable String type) {
    return history.counts(window, type);
  }

  @Override
  public List<RunSums> sumUp(Window window) {
    return history.sums(window);
  }
}
