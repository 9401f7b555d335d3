package com.smallbiz.bootstrap.benchmark;

import java.util.Map;

/** Something that can be measured again and again. */
@FunctionalInterface
interface Figure {

  /**
   * Measures once.
   *
   * @return what was found, by name, in the order in which to show it
   */
  Map<String, Double> round() throws Exception;
}
