package com.smallbiz.application.port.out;

/** Turns passwords into what may be kept of them: slowly, so that guessing is slow too. */
public interface PasswordHasher {

  /** The longest password there may be, in bytes of UTF-8: of a longer one the rest has no say. */
  int MAX_BYTES = 72;

  /**
   * A hash of its own, even if the same password was hashed before.
   *
   * @param password not longer than {@link #MAX_BYTES}
   */
  String hash(String password);

  /** Whether the hash is one of this password. Takes the same time whatever the answer. */
  boolean matches(String password, String hash);
}
