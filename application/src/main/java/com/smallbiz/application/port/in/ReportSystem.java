package com.smallbiz.application.port.in;

import com.smallbiz.application.system.SystemReport;

/** Use case: somebody looks how all does that the work depends on. */
@FunctionalInterface
public interface ReportSystem {

  /** What can be had within two seconds. Each part may be missing by itself. */
  SystemReport report();
}
