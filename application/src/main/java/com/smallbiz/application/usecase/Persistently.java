package com.smallbiz.application.usecase;

import com.smallbiz.application.port.out.StorageUnavailable;
import java.util.function.Supplier;

/** Does not give up at the first failure of the database. */
final class Persistently {

  /** Each waits for a connection, so that a server has the time to come up again. */
  private static final int TRIES = 3;

  private Persistently() {}

  /**
   * Where the work and somebody else's lock each other out, or its connection is lost, it is
   * undone, and may be repeated.
   *
   * @param work may be done again where it was done and only the answer got lost
   * @throws StorageUnavailable if the last try fails too
   */
  static <T> T attempt(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (StorageUnavailable undone) {
        if (attempt == TRIES) {
          throw undone;
        }
      }
    }
  }
}
