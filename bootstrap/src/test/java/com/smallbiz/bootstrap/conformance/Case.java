package com.smallbiz.bootstrap.conformance;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request with what is to come of it.
 *
 * @param name what is special about the request
 * @param operation that it is meant for; null if it may miss all of them
 * @param statuses one of which is expected; empty if any that is documented will do
 */
record Case(String name, @Nullable Operation operation, Request request, Set<Integer> statuses) {

  static final Set<Integer> SUCCESS = Set.of(200, 201, 202, 204);

  /** A status that an operation answers to a case with. */
  static Case of(String name, Operation operation, Request request, Integer... statuses) {
    return new Case(name, operation, request, Set.of(statuses));
  }

  static Case accepted(String name, Operation operation, Request request) {
    return new Case(name, operation, request, SUCCESS);
  }
}
