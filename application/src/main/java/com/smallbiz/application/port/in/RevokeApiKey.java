package com.smallbiz.application.port.in;

import com.smallbiz.application.key.ApiKeyId;

/** Use case: a key is valid no more, anywhere, within five seconds. */
@FunctionalInterface
public interface RevokeApiKey {

  /**
   * @return false if there is no such key; one that is revoked already stays as it is
   */
  boolean revoke(ApiKeyId id);
}
