package com.smallbiz.application.port.out;

import com.smallbiz.domain.validation.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The external system did not take an order. */
public abstract sealed class OrderSyncFailed extends RuntimeException {

  /** In code points. */
  public static final int MAX_REASON = 500;

  private final String reason;

  private OrderSyncFailed(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = Text.shorten(reason, MAX_REASON);
  }

  /**
   * What went wrong, in words fit to be stored and shown: no credentials, headers or class names.
   */
  public String reason() {
    return reason;
  }

  /** It could not be reached, was too slow, or says that it cannot now: worth another try. */
  public static final class Unavailable extends OrderSyncFailed {

    private final @Nullable Duration retryAfter;

    /**
     * @param retryAfter how long the external system asks to be left alone, or null if it does not
     */
    public Unavailable(String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
      super(reason, cause);
      this.retryAfter = retryAfter;
    }

    public @Nullable Duration retryAfter() {
      return retryAfter;
    }
  }

  /** It understood and refused: the same order would be refused again. */
  public static final class Rejected extends OrderSyncFailed {

    public Rejected(String reason) {
      super(reason, null);
    }
  }

  /** It was not called at all, to spare it or ourselves: this was no attempt. */
  public static final class NotAttempted extends OrderSyncFailed {

    private final Duration retryAfter;

    public NotAttempted(String reason, Duration retryAfter, @Nullable Throwable cause) {
      super(reason, cause);
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }
  }
}
