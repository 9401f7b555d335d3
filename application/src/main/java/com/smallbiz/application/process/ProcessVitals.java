package com.smallbiz.application.process;

/**
 * How a process fares at the moment.
 *
 * @param busy how many jobs it runs
 * @param quiet whether it takes on no more jobs
 */
public record ProcessVitals(Memory memory, int busy, boolean quiet, CircuitState circuit) {}
