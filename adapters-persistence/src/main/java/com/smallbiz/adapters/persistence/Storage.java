package com.smallbiz.adapters.persistence;

import com.smallbiz.application.port.out.StorageUnavailable;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/**
 * The way to the database. Whatever shows that it cannot be reached, or not in time, becomes {@link
 * StorageUnavailable} here and nowhere else: two statements that lock each other out included, of
 * which one is undone and may be repeated. Every other failure is a defect and stays what it is.
 */
final class Storage {

  /** The class of SQL states that say that the connection is broken. */
  private static final String CONNECTION_CLASS = "08";

  /**
   * The server goes down, has crashed, comes up, takes no more clients, is no longer the first, or
   * has given up on us in the midst of a transaction.
   */
  private static final Set<String> SERVER_GONE =
      Set.of("57P01", "57P02", "57P03", "53300", "25006", "25P03");

  private Storage() {}

  static <T extends @Nullable Object> T reach(Supplier<T> access) {
    try {
      return access.get();
    } catch (DataAccessException | TransactionException failure) {
      if (isUnavailable(failure)) {
        throw new StorageUnavailable("the database cannot be reached", failure);
      }
      throw failure;
    }
  }

  private static boolean isUnavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof QueryTimeoutException
          || cause instanceof PessimisticLockingFailureException
          || cause instanceof CannotCreateTransactionException
          || (cause instanceof SQLException sql && isUnavailable(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Without a state it was not the server that spoke: the pool has closed the connection. */
  private static boolean isUnavailable(@Nullable String sqlState) {
    return sqlState == null
        || sqlState.startsWith(CONNECTION_CLASS)
        || SERVER_GONE.contains(sqlState);
  }
}
