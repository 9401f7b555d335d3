package com.smallbiz.adapters.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place in one particular list, as a text for the client to hand back: a version, the place, and
 * a checksum over these and what tells the list from others. A text that was altered, or that
 * belongs to another list, cannot be read.
 */
final class CursorText {

  private static final byte VERSION = 1;
  private static final int CHECKSUM_BYTES = 8;

  private final int placeBytes;
  private final String list;

  /**
   * @param placeBytes how many bytes a place has
   * @param list what tells this list from others; no part can hold the separator, a zero
   */
  CursorText(int placeBytes, @Nullable Object... list) {
    this.placeBytes = 1 + placeBytes;
    this.list =
        Arrays.stream(list)
            .map(part -> Objects.toString(part, ""))
            .collect(Collectors.joining("\0"));
  }

  String write(byte[] place) {
    byte[] versioned = ByteBuffer.allocate(placeBytes).put(VERSION).put(place).array();
    byte[] signed =
        ByteBuffer.allocate(placeBytes + CHECKSUM_BYTES)
            .put(versioned)
            .put(checksum(versioned))
            .array();
    return encode(signed);
  }

  /** The place, to be read from the beginning, or empty if this list has no such text. */
  Optional<ByteBuffer> read(String text) {
    byte[] signed;
    try {
      signed = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (signed.length != placeBytes + CHECKSUM_BYTES || !text.equals(encode(signed))) {
      return Optional.empty();
    }
    byte[] place = Arrays.copyOf(signed, placeBytes);
    byte[] checksum = Arrays.copyOfRange(signed, placeBytes, signed.length);
    return place[0] == VERSION && Arrays.equals(checksum, checksum(place))
        ? Optional.of(ByteBuffer.wrap(place, 1, placeBytes - 1))
        : Optional.empty();
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] checksum(byte[] place) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(place);
      digest.update(list.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(), CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
