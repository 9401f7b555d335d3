package com.smallbiz.application.port.out;

import com.smallbiz.application.system.StorageFacts;

/** Tells how the database does. */
@FunctionalInterface
public interface StorageReport {

  /**
   * @throws StorageUnavailable if it cannot be reached
   */
  StorageFacts facts();
}
