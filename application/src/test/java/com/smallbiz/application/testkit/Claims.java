package com.smallbiz.application.testkit;

import com.smallbiz.application.job.Claim;
import com.smallbiz.application.job.ClaimRequest;
import com.smallbiz.application.port.out.JobQueue;
import java.util.List;
import java.util.UUID;

/** Claims of somebody who asks once and is answered. */
public final class Claims {

  private Claims() {}

  public static List<Claim> take(JobQueue queue, String name, int limit) {
    return queue.claim(name, new ClaimRequest(UUID.randomUUID().toString(), 1, limit));
  }
}
