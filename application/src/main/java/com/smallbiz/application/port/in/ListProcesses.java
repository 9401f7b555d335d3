package com.smallbiz.application.port.in;

import com.smallbiz.application.process.ProcessInfo;
import java.util.List;

/** Use case: somebody looks which processes there are. */
@FunctionalInterface
public interface ListProcesses {

  /** Those that live in the sequence of their starts, and then those that are gone. */
  List<ProcessInfo> list();
}
