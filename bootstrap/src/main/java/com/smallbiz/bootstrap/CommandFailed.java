package com.smallbiz.bootstrap;

/** A command could not do its work, for a reason that its caller understands. */
final class CommandFailed extends RuntimeException {

  CommandFailed(String message) {
    super(message);
  }
}
