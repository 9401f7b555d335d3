package com.smallbiz.application.testkit;

import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a port, keeps a journal of the calls, and can make one fail: before it does
 * anything, or after it did it, when only the answer gets lost.
 */
public final class Witness {

  private final List<String> journal = new ArrayList<>();
  private final Map<String, RuntimeException> failuresBefore = new HashMap<>();
  private final Map<String, RuntimeException> failuresAfter = new HashMap<>();
  private final Map<String, Outage> outages = new HashMap<>();

  /** From this call of a method on. */
  private record Outage(int begin, RuntimeException failure) {}

  /** The port, with this witness before it. */
  public <T> T of(Class<T> port, T target) {
    InvocationHandler handler = (proxy, method, arguments) -> call(target, method, arguments);
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  /** The names of the methods that were called, in sequence. */
  public List<String> journal() {
    return List.copyOf(journal);
  }

  /** Those of these methods that were called, in sequence. */
  public List<String> journalOf(String... methods) {
    return journal.stream()
        .filter(List.of(methods)::contains)
        .collect(toCollection(ArrayList::new));
  }

  /** The next call of this method fails and does nothing. */
  public void failBefore(String method, RuntimeException failure) {
    failuresBefore.put(method, failure);
  }

  /** The next call of this method does what it should, and fails. */
  public void failAfter(String method, RuntimeException failure) {
    failuresAfter.put(method, failure);
  }

  /**
   * After so many more calls this method fails for ever, and does nothing.
   *
   * @param calls that still go well
   */
  public void failAlways(String method, int calls, RuntimeException failure) {
    outages.put(method, new Outage(journalOf(method).size() + calls + 1, failure));
  }

  private @Nullable Object call(Object target, Method method, Object[] arguments) throws Throwable {
    journal.add(method.getName());
    throwIfAny(failuresBefore.remove(method.getName()));
    Outage outage = outages.get(method.getName());
    if (outage != null && journalOf(method.getName()).size() >= outage.begin()) {
      throw outage.failure();
    }
    try {
      Object answer = method.invoke(target, arguments);
      throwIfAny(failuresAfter.remove(method.getName()));
      return answer;
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private static void throwIfAny(@Nullable RuntimeException failure) {
    if (failure != null) {
      throw failure;
    }
  }
}
