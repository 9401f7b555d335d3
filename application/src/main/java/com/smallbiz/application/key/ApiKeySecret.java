package com.smallbiz.application.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of an API key: {@code sbz_<30 random characters>_<6 characters of checksum>}, in letters
 * and digits. Its holder sees it once; here it lives as long as a request does. The prefix lets
 * scanners find it where it must not be, the checksum tells a slip of the pen from a key without
 * asking anybody.
 */
public final class ApiKeySecret {

  private static final String PREFIX = "sbz_";

  /** 178 bits: there is nothing to guess, so that a fast digest is enough. */
  private static final int RANDOM_CHARACTERS = 30;

  private static final int CHECKSUM_CHARACTERS = 6;
  private static final int SHOWN_CHARACTERS = 4;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final Pattern FORM =
      Pattern.compile(
          "%s[0-9A-Za-z]{%d}_[0-9A-Za-z]{%d}"
              .formatted(PREFIX, RANDOM_CHARACTERS, CHECKSUM_CHARACTERS));

  private final String text;

  private ApiKeySecret(String text) {
    this.text = text;
  }

  /**
   * A key that nobody has.
   *
   * @param random must be unpredictable
   */
  public static ApiKeySecret generate(RandomGenerator random) {
    var text = new StringBuilder(PREFIX);
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new ApiKeySecret(text + "_" + checksum(text.toString()));
  }

  /** Reads what somebody sent; empty if it cannot be a key. */
  public static Optional<ApiKeySecret> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int separator = text.lastIndexOf('_');
    return text.substring(separator + 1).equals(checksum(text.substring(0, separator)))
        ? Optional.of(new ApiKeySecret(text))
        : Optional.empty();
  }

  /** The key itself, for its holder and nobody else. */
  public String text() {
    return text;
  }

  public String lastFour() {
    return text.substring(text.length() - SHOWN_CHARACTERS);
  }

  public KeyDigest digest() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return new KeyDigest(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Says no more than what may be seen in a log. */
  @Override
  public String toString() {
    return PREFIX + "…" + lastFour();
  }

  private static String checksum(String unchecked) {
    var crc = new CRC32();
    crc.update(unchecked.getBytes(StandardCharsets.US_ASCII));
    var digits = new char[CHECKSUM_CHARACTERS];
    long rest = crc.getValue();
    for (int i = digits.length - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
      rest /= ALPHABET.length();
    }
    return new String(digits);
  }
}
