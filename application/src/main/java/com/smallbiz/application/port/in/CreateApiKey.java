package com.smallbiz.application.port.in;

import com.smallbiz.domain.validation.InvalidInput;

/** Use case: somebody gets a key of their own. */
@FunctionalInterface
public interface CreateApiKey {

  /**
   * @throws InvalidInput with all that is wrong with the command
   */
  CreatedApiKey create(CreateApiKeyCommand command);
}
