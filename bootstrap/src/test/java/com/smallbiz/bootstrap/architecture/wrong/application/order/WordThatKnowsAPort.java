package com.smallbiz.bootstrap.architecture.wrong.application.order;

import com.smallbiz.bootstrap.architecture.wrong.application.port.out.PortThatKnowsAUseCase;

/** Wrong: the vocabulary depends on a port. */
public record WordThatKnowsAPort(PortThatKnowsAUseCase port) {}
