package com.smallbiz.bootstrap.architecture.wrong.adapters.sync;

import com.smallbiz.bootstrap.architecture.wrong.adapters.web.ControllerThatSkipsThePort;

/** Wrong: an adapter that depends on another. */
public final class SyncerThatKnowsTheWeb {

  ControllerThatSkipsThePort controller() {
    return new ControllerThatSkipsThePort();
  }
}
