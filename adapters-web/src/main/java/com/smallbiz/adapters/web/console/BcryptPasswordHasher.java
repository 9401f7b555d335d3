package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.out.PasswordHasher;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes by bcrypt. */
final class BcryptPasswordHasher implements PasswordHasher {

  /** Some 250 ms on a usual machine: nothing to who logs in, and much to who guesses. */
  static final int STRENGTH = 12;

  private final BCryptPasswordEncoder encoder;

  /**
   * @param strength the logarithm of the rounds
   */
  BcryptPasswordHasher(int strength) {
    this.encoder = new BCryptPasswordEncoder(strength);
  }

  @Override
  public String hash(String password) {
    return encoder.encode(password);
  }

  @Override
  public boolean matches(String password, String hash) {
    return encoder.matches(password, hash);
  }
}
