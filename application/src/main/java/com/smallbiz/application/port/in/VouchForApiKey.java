package com.smallbiz.application.port.in;

/**
 * Use case: tells a client that has been here before from somebody who tries keys. Costs nothing,
 * and lets nobody in: whether the key is still valid, {@link AuthenticateApiKey} has to say.
 */
public interface VouchForApiKey {

  /**
   * Whether somebody was let in with this key not long ago, so that it is worth asking about again.
   *
   * @param text what was sent in the place of a key
   */
  boolean wasGood(String text);
}
