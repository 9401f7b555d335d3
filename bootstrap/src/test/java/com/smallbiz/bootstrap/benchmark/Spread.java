package com.smallbiz.bootstrap.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The median of some rounds, and how far they lie apart. */
record Spread(double median, double min, double max) {

  static final int ROUNDS = 5;

  /** Measures the rounds that count, after some that only warm everything up. */
  static Map<String, Spread> measure(Figure figure, int warmUps) throws Exception {
    for (int i = 0; i < warmUps; i++) {
      figure.round();
    }
    var found = new LinkedHashMap<String, List<Double>>();
    for (int i = 0; i < ROUNDS; i++) {
      figure
          .round()
          .forEach(
              (name, value) -> found.computeIfAbsent(name, it -> new ArrayList<>()).add(value));
    }
    var spreads = new LinkedHashMap<String, Spread>();
    found.forEach((name, values) -> spreads.put(name, of(values)));
    return spreads;
  }

  private static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Spread(sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
  }
}
