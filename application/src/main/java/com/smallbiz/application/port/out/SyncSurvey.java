package com.smallbiz.application.port.out;

import com.smallbiz.application.order.FailedSyncReason;
import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.domain.order.SyncStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the syncs of all orders stand, apart from {@link Orders}, which is about single ones. Every
 * method may throw {@link StorageUnavailable}, and is quick however many orders there are.
 */
public interface SyncSurvey {

  /**
   * The number of orders in every sync status.
   *
   * @param limit how many of each are counted at the most
   */
  Map<SyncStatus, Long> count(int limit);

  /**
   * Why orders failed, the reason that most of them have first.
   *
   * @param newest how many of the failed orders are looked at, those that were created last
   * @param reasons how many reasons are told at the most
   */
  List<FailedSyncReason> failedReasons(int newest, int reasons);

  /**
   * Orders that failed, in the sequence by creation and id.
   *
   * @param reason why they failed, to the letter, or null for all; those of one reason are looked
   *     for among the {@value OrderFilter#NEWEST_FAILED} that were created last
   * @param after the last one of the call before, or null to begin with the first
   */
  List<OrderPosition> failed(@Nullable String reason, @Nullable OrderPosition after, int limit);
}
