package com.smallbiz.adapters.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the server open for a while after the process is not ready any more. Whoever balances
 * requests learns of that only when it asks the next time, and until then sends what a closed
 * server would refuse. By its phase it comes after the workers, whose drain is part of that time,
 * and before the server.
 *
 * <p>Meanwhile every answer is the last one on its connection. A client that kept it open would
 * send its next request into the closing server, and could not tell whether that was heard.
 */
final class ShutdownDelay
    implements SmartLifecycle,
        ApplicationListener<AvailabilityChangeEvent<ReadinessState>>,
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final Logger LOGGER = LoggerFactory.getLogger(ShutdownDelay.class);

  private final Duration delay;
  private volatile @Nullable AbstractHttp11Protocol<?> server;
  private volatile boolean running;
  private volatile boolean underWay;
  private volatile long over;

  ShutdownDelay(ShutdownSettings settings) {
    this.delay = settings.delay();
  }

  @Override
  public void customize(TomcatServletWebServerFactory tomcat) {
    tomcat.addConnectorCustomizers(this::remember);
  }

  private void remember(Connector connector) {
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
      server = http;
    }
  }

  @Override
  public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
    if (event.getState() != ReadinessState.REFUSING_TRAFFIC || underWay) {
      return;
    }
    over = System.nanoTime() + delay.toNanos();
    underWay = true;
    AbstractHttp11Protocol<?> closing = server;
    if (closing != null) {
      // With a mere header, Tomcat would no longer tell where an answer ends but by closing.
      closing.setMaxKeepAliveRequests(1);
    }
  }

  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }

  @Override
  public void start() {
    running = true;
  }

  /** Blocks until the time is over. */
  @Override
  public void stop() {
    running = false;
    long left = over - System.nanoTime();
    if (!underWay || left <= 0) {
      return;
    }
    LOGGER.info(
        "Requests are served for {} ms more, until nobody sends any",
        TimeUnit.NANOSECONDS.toMillis(left));
    try {
      TimeUnit.NANOSECONDS.sleep(left);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
