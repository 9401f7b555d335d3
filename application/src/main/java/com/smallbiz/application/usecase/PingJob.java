package com.smallbiz.application.usecase;

import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.job.JobHandler;
import com.smallbiz.application.job.JobType;
import java.util.stream.Collectors;

/**
 * The job behind a ping: it logs the message, and so shows that a worker took it. Only to those who
 * look for it, since what a client writes is nobody else's to read.
 */
public final class PingJob implements JobHandler<PingJob.Arguments> {

  public static final JobType<Arguments> TYPE =
      new JobType<>("ping", 1, "default", Arguments.class);

  /** What is to be logged. */
  public record Arguments(String message) {}

  private static final System.Logger LOGGER = System.getLogger(PingJob.class.getName());

  @Override
  public void handle(Arguments arguments, JobContext context) {
    // One message is one line of the log, whatever it holds.
    String line = arguments.message().lines().collect(Collectors.joining(" ⏎ "));
    LOGGER.log(System.Logger.Level.DEBUG, "ping: {0}", line);
  }
}
