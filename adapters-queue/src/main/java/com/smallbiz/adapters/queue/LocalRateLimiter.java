package com.smallbiz.adapters.queue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.smallbiz.application.limit.Allowance;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.out.RateLimiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts in this process. It remembers so many subjects and no more, whoever sends requests: one
 * that it had to forget begins a new window.
 */
final class LocalRateLimiter implements RateLimiter {

  static final int MOST = 50_000;

  private final Ticker ticker;
  private final Cache<Key, Window> windows;

  LocalRateLimiter(Ticker ticker) {
    this.ticker = ticker;
    this.windows =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .ticker(ticker)
            .expireAfter(Expiry.<Key, Window>writing((key, window) -> window.left(ticker.read())))
            .build();
  }

  private record Key(String limit, String subject) {}

  /**
   * @param asked how often, up to the first refusal
   * @param end by the ticker
   */
  private record Window(int asked, long end) {

    Duration left(long now) {
      return Duration.ofNanos(end - now);
    }
  }

  @Override
  public Allowance take(RateLimit limit, String subject) {
    long now = ticker.read();
    Window window =
        windows
            .asMap()
            .compute(
                key(limit, subject), (key, before) -> next(limit, present(limit, before, now)));
    return allowance(window.asked() <= limit.quota(), limit, window, now);
  }

  @Override
  public Allowance look(RateLimit limit, String subject) {
    long now = ticker.read();
    Window window = present(limit, windows.getIfPresent(key(limit, subject)), now);
    return allowance(window.asked() < limit.quota(), limit, window, now);
  }

  long size() {
    windows.cleanUp();
    return windows.estimatedSize();
  }

  private static Window present(RateLimit limit, @Nullable Window before, long now) {
    if (before != null) {
      Duration left = before.left(now);
      if (left.toNanos() > 0 && left.compareTo(limit.window()) <= 0) {
        return before;
      }
    }
    return new Window(0, now + limit.window().toNanos());
  }

  private static Window next(RateLimit limit, Window window) {
    return window.asked() > limit.quota() ? window : new Window(window.asked() + 1, window.end());
  }

  private static Allowance allowance(boolean admitted, RateLimit limit, Window window, long now) {
    return new Allowance(admitted, Math.max(0, limit.quota() - window.asked()), window.left(now));
  }

  private static Key key(RateLimit limit, String subject) {
    return new Key(limit.name(), subject);
  }
}
