package com.smallbiz.application.port.in;

/** Use case: somebody asks whether orders are being served. */
@FunctionalInterface
public interface CheckHealth {

  Health check();
}
