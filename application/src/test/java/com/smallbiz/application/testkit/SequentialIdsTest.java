package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.Ids;

class SequentialIdsTest extends IdsContract {

  private final Ids ids = new SequentialIds();

  @Override
  protected Ids ids() {
    return ids;
  }
}
