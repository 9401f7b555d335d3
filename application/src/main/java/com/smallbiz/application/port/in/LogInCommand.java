package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Origin;

/**
 * Who wants to log in, as they say.
 *
 * @param name not checked yet
 * @param password in plain text
 * @param origin the request that it came by
 */
public record LogInCommand(String name, String password, Origin origin) {

  @Override
  public String toString() {
    return "LogInCommand[…]";
  }
}
