package com.smallbiz.bootstrap.architecture.wrong.application.port.out;

import com.smallbiz.bootstrap.architecture.wrong.application.usecase.OpenUseCase;

/** Wrong: a port that knows who is behind it. */
public interface PortThatKnowsAUseCase {

  OpenUseCase useCase();
}
