package com.smallbiz.application.port.in;

import com.smallbiz.application.order.FailedSyncReason;
import java.util.List;

/** Use case: somebody has to know why orders are not synced. */
@FunctionalInterface
public interface FindFailedSyncReasons {

  /**
   * The five reasons at the most that most orders have, the most frequent first. Of very many
   * orders that failed, the ten thousand newest are looked at.
   */
  List<FailedSyncReason> find();
}
