package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.port.out.RateLimiterUnavailable;
import com.smallbiz.application.port.out.StorageUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a failure that lasts: one line when it begins and one when it is over. */
final class Outage {

  private static final Logger LOGGER = LoggerFactory.getLogger(Outage.class);

  private final String what;
  private boolean lasting;

  /**
   * @param what is failing, as it stands in the log
   */
  Outage(String what) {
    this.what = what;
  }

  synchronized void goesOn(Throwable failure) {
    if (lasting) {
      LOGGER.debug("{} still fails", what, failure);
    } else if (failure instanceof QueueUnavailable
        || failure instanceof StorageUnavailable
        || failure instanceof RateLimiterUnavailable) {
      LOGGER.warn("{} has to wait: {} ({})", what, failure.getMessage(), reason(failure));
    } else {
      LOGGER.error("{} fails and will be tried again", what, failure);
    }
    lasting = true;
  }

  /** The first line of what was at the bottom of it. */
  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString().lines().findFirst().orElse("");
  }

  synchronized void ends() {
    if (lasting) {
      LOGGER.info("{} goes on", what);
      lasting = false;
    }
  }
}
