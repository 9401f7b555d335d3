package com.smallbiz.application.usecase;

import com.smallbiz.application.job.JobContext;
import com.smallbiz.application.job.JobHandler;
import com.smallbiz.application.job.JobType;
import java.util.Map;

/** The job that removes what has been kept for long enough. */
public final class CleanUpJob implements JobHandler<CleanUpJob.Arguments> {

  public static final JobType<Arguments> TYPE =
      new JobType<>("clean_up", 1, "default", Arguments.class);

  private static final System.Logger LOGGER = System.getLogger(CleanUpJob.class.getName());

  private final Map<String, Broom> brooms;

  /** It knows what there is to do. */
  public record Arguments() {}

  /** Removes things of one kind. */
  @FunctionalInterface
  public interface Broom {

    /**
     * @return how many were removed
     */
    int sweep() throws InterruptedException;
  }

  /**
   * @param brooms each by what it removes, in the plural, as it stands in the log
   */
  public CleanUpJob(Map<String, Broom> brooms) {
    this.brooms = Map.copyOf(brooms);
  }

  /** One kind that cannot be removed does not save the others; the job has failed all the same. */
  @Override
  public void handle(Arguments arguments, JobContext context) throws InterruptedException {
    RuntimeException failure = null;
    for (Map.Entry<String, Broom> entry : brooms.entrySet()) {
      try {
        int removed = entry.getValue().sweep();
        LOGGER.log(System.Logger.Level.INFO, "clean-up: {0} {1} removed", removed, entry.getKey());
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
