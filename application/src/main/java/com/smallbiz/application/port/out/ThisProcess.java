package com.smallbiz.application.port.out;

import com.smallbiz.application.process.Memory;

/** The process that all this runs in. */
public interface ThisProcess {

  Memory memory();

  /**
   * Has the process come to its end in good order, as it does when it is asked to from outside.
   * Does not wait for that; may be said more than once.
   */
  void end();
}
