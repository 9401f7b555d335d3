package com.smallbiz.bootstrap.architecture.wrong.application.port.in;

/** Wrong: a driving port that is no interface. */
public final class PortThatIsAClass {}
