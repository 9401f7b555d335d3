package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Origin;

/** Use case: somebody has done enough. */
@FunctionalInterface
public interface LogOut {

  /**
   * Ends the session that has this token, if there is one.
   *
   * @param token as it was sent
   * @param origin the request that it came by
   */
  void logOut(String token, Origin origin);
}
