package com.smallbiz.bootstrap.architecture.wrong.adapters.web;

import com.smallbiz.bootstrap.architecture.wrong.application.usecase.OpenUseCase;
import org.springframework.web.bind.annotation.RestController;

/** Wrong: a controller that everybody sees, and that calls a use case behind its port's back. */
@RestController
public class ControllerThatSkipsThePort {

  OpenUseCase useCase() {
    return new OpenUseCase();
  }
}
