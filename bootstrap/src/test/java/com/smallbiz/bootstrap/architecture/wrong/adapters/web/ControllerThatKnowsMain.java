package com.smallbiz.bootstrap.architecture.wrong.adapters.web;

import com.smallbiz.bootstrap.architecture.wrong.bootstrap.ScanningMain;

/** Wrong: an adapter that depends on who put it together. */
public final class ControllerThatKnowsMain {

  ScanningMain main() {
    return new ScanningMain();
  }
}
