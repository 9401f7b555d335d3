package com.smallbiz.application.port.in;

import com.smallbiz.application.key.ApiKey;
import java.util.Optional;

/**
 * Use case: somebody shows a key again. Costs nothing, so that whoever fails too often elsewhere
 * may be refused without refusing those who were let in a moment ago.
 */
public interface RecognizeApiKey {

  /**
   * @param text what was sent in the place of a key
   * @return the key, if it was found valid within the last seconds; if not, {@link
   *     AuthenticateApiKey} can tell
   */
  Optional<ApiKey> recognize(String text);
}
