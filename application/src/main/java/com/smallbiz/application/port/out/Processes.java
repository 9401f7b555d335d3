package com.smallbiz.application.port.out;

import com.smallbiz.application.process.ProcessId;
import com.smallbiz.application.process.ProcessIdentity;
import com.smallbiz.application.process.ProcessInfo;
import com.smallbiz.application.process.ProcessVitals;
import com.smallbiz.application.process.Wish;
import java.util.List;

/**
 * What the processes let each other know. One that has not been heard of for 30 s is said to be
 * gone, and a day after that it is forgotten. Every method may throw {@link StorageUnavailable}.
 */
public interface Processes {

  /**
   * A process is alive. The first beat makes it known.
   *
   * @return what it is told
   */
  Wish beat(ProcessIdentity process, ProcessVitals vitals);

  /** Those that were heard of last come first by their start, and then those that are gone. */
  List<ProcessInfo> list();

  /**
   * Tells a process something. It hears of it with its next beat.
   *
   * @return false if it is gone, or was told as much or more before
   */
  boolean tell(ProcessId process, Wish wish);

  /** A process has come to its end in good order: nobody shall wonder where it is. */
  void forget(ProcessId process);
}
