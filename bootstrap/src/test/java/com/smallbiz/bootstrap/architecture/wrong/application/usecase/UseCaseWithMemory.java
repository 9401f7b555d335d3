package com.smallbiz.bootstrap.architecture.wrong.application.usecase;

import java.util.concurrent.ConcurrentHashMap;

/** Wrong: a use case that remembers. */
public final class UseCaseWithMemory {

  static final ConcurrentHashMap<String, String> SEEN = new ConcurrentHashMap<>();

  private UseCaseWithMemory() {}
}
