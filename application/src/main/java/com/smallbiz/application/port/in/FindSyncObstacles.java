package com.smallbiz.application.port.in;

import com.smallbiz.application.order.SyncObstacles;

/** Use case: somebody has to know whether a sync would be done at once. */
@FunctionalInterface
public interface FindSyncObstacles {

  SyncObstacles find();
}
