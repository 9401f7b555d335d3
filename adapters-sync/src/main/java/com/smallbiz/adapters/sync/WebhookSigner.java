package com.smallbiz.adapters.sync;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as Standard Webhooks 1.0 has it, so that the receiver can tell who wrote them.
 *
 * <p>A secret that begins with {@code whsec_} is what that specification calls one: Base64 follows.
 * Any other text is the key itself, byte by byte in UTF-8.
 */
final class WebhookSigner {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private final SecretKeySpec key;

  WebhookSigner(String secret) {
    this.key = key(secret);
  }

  /**
   * @throws IllegalArgumentException if the text cannot be a secret, in words that do not show it
   */
  static SecretKeySpec key(String secret) {
    byte[] bytes =
        secret.startsWith(PREFIX)
            ? decode(secret.substring(PREFIX.length()))
            : secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      throw new IllegalArgumentException("the signing secret must not be empty");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * @param id names the message, the same however often it is sent
   * @param timestamp of this attempt, in seconds since 1970
   * @return the value of the header {@code webhook-signature}
   */
  String sign(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, impossible);
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      // The cause is left out, because its message shows a character of the secret.
      throw new IllegalArgumentException(
          "the signing secret begins with whsec_, but what follows is not Base64");
    }
  }
}
