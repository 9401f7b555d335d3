package com.smallbiz.adapters.queue;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads for jobs, one each: virtual where the JDK has them, which is asked for by reflection
 * because the code is compiled for JDK 17; platform threads otherwise, which are used again.
 */
final class WorkerThreads {

  private WorkerThreads() {}

  static Executor named(String prefix) {
    try {
      ThreadFactory factory = virtual(prefix);
      return task -> factory.newThread(task).start();
    } catch (ReflectiveOperationException noVirtualThreads) {
      return Executors.newCachedThreadPool(platform(prefix));
    }
  }

  /**
   * {@code Thread.ofVirtual().name(prefix, 0).factory()}
   *
   * @throws NoSuchMethodException before JDK 19
   * @throws InvocationTargetException in JDK 19 and 20, where they are a preview
   */
  private static ThreadFactory virtual(String prefix) throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    Object named = type.getMethod("name", String.class, long.class).invoke(builder, prefix, 0L);
    return (ThreadFactory) type.getMethod("factory").invoke(named);
  }

  private static ThreadFactory platform(String prefix) {
    var number = new AtomicLong();
    return task -> {
      var thread = new Thread(task, prefix + number.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }
}
