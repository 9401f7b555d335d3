package com.smallbiz.application.testkit;

import com.smallbiz.application.job.Dispatch;
import com.smallbiz.application.port.out.JobDispatcher;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueUnavailable;
import java.util.List;

/** A dispatcher for tests: hands in at once. */
public record InMemoryJobDispatcher(JobQueue queue) implements JobDispatcher {

  @Override
  public void dispatch(Dispatch dispatch) {
    try {
      queue.handIn(dispatch.queue(), List.of(dispatch));
    } catch (QueueUnavailable sweptLater) {
      // As lost as it would be with a real one.
    }
  }
}
