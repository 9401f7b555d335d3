package com.smallbiz.application.port.out;

import com.smallbiz.application.process.CircuitState;

/** Whether this process lets calls through to the external order system. */
@FunctionalInterface
public interface Circuit {

  CircuitState state();
}
