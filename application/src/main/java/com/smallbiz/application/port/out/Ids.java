package com.smallbiz.application.port.out;

import java.util.UUID;

/** Makes names for new things: UUIDs of version 7, so that later ones sort behind earlier ones. */
@FunctionalInterface
public interface Ids {

  /** A name that was never given before, on any machine. */
  UUID next();
}
