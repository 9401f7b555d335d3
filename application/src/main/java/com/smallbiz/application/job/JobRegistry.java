package com.smallbiz.application.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every type of job that this process knows, with its handler. */
public final class JobRegistry {

  private final Map<String, Registration<?>> registrations;

  /** One type of job and what does its work. */
  public record Registration<A extends Record>(JobType<A> type, JobHandler<A> handler) {}

  /**
   * @throws IllegalStateException if two types have the same name
   */
  public JobRegistry(List<Registration<?>> registrations) {
    this.registrations =
        registrations.stream()
            .collect(Collectors.toUnmodifiableMap(it -> it.type().name(), Function.identity()));
  }

  public Optional<Registration<?>> find(String type) {
    return Optional.ofNullable(registrations.get(type));
  }
}
