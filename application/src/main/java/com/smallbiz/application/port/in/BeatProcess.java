package com.smallbiz.application.port.in;

/** Use case: this process lets the others know how it fares, and does as it is told. */
@FunctionalInterface
public interface BeatProcess {

  /** One beat, to be made every few seconds. */
  void beat();
}
