package com.smallbiz.application.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What a browser shows to be known again: 256 random bits, in the alphabet of URLs. */
public final class SessionToken {

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{43}");

  private final String text;

  private SessionToken(String text) {
    this.text = text;
  }

  /**
   * A token that nobody has.
   *
   * @param random must be unpredictable
   */
  public static SessionToken generate(RandomGenerator random) {
    var octets = new byte[BYTES];
    random.nextBytes(octets);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
  }

  /** Reads what somebody sent; empty if it cannot be a token. */
  public static Optional<SessionToken> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SessionToken(text)) : Optional.empty();
  }

  /** The token itself, for its holder and nobody else. */
  public String text() {
    return text;
  }

  public SessionDigest digest() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return new SessionDigest(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Says nothing that lets anybody in. */
  @Override
  public String toString() {
    return "SessionToken[…]";
  }
}
