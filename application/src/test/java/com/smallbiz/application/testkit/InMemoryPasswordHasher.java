package com.smallbiz.application.testkit;

import com.smallbiz.application.port.out.PasswordHasher;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes that are quickly made, and quickly broken. */
public final class InMemoryPasswordHasher implements PasswordHasher {

  private final AtomicInteger salt = new AtomicInteger();

  @Override
  public String hash(String password) {
    return hash(password, Integer.toString(salt.incrementAndGet()));
  }

  @Override
  public boolean matches(String password, String hash) {
    return hash(password, hash.substring(0, hash.indexOf(':'))).equals(hash);
  }

  private static String hash(String password, String salt) {
    return salt + ":" + new StringBuilder(password).reverse() + salt;
  }
}
