package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.JobArguments;

class InMemoryJobArgumentsTest extends JobArgumentsContract {

  private final JobArguments jobArguments = new InMemoryJobArguments();

  @Override
  protected JobArguments jobArguments() {
    return jobArguments;
  }
}
