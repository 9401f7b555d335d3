package com.smallbiz.bootstrap.architecture.wrong.application.audit;

import com.smallbiz.bootstrap.architecture.wrong.application.port.out.PortThatKnowsAUseCase;

/** Wrong: the vocabulary depends on a port. */
public record EntryThatKnowsAPort(PortThatKnowsAUseCase port) {}
