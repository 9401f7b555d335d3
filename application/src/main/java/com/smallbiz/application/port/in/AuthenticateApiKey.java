package com.smallbiz.application.port.in;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.port.out.StorageUnavailable;
import java.util.Optional;

/** Use case: somebody shows a key. */
@FunctionalInterface
public interface AuthenticateApiKey {

  /**
   * @param text what was sent in the place of a key
   * @return the key, if it is valid; nothing tells one that is unknown, expired, revoked or
   *     misspelt from another
   * @throws StorageUnavailable if it cannot be told now
   */
  Optional<ApiKey> authenticate(String text);
}
