package com.smallbiz.bootstrap.benchmark;

import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.job.JobHandler;
import com.smallbiz.application.job.JobType;

/**
 * A job that does nothing, so that nothing but the engine is measured. One that is a probe says
 * when it was begun.
 */
final class BenchmarkJob implements JobHandler<BenchmarkJob.Arguments> {

  static final String QUEUE = "bench";

  static final JobType<Arguments> TYPE = new JobType<>("bench", 1, QUEUE, Arguments.class);

  /**
   * @param probe its number, or 0 if it is none
   */
  record Arguments(long probe) {}

  @Override
  public void handle(Arguments arguments, JobContext context) {
    if (arguments.probe() != 0) {
      WorkerMain.say("probe", arguments.probe(), WallClock.micros());
    }
  }
}
