package com.smallbiz.bootstrap;

import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.testkit.IdsContract;

class GeneratedIdsTest extends IdsContract {

  private final Ids ids = new AmbientConfiguration().ids();

  @Override
  protected Ids ids() {
    return ids;
  }
}
