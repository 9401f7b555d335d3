package com.smallbiz.adapters.web;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A place in a JSON document, written as RFC 9457 wants it: a JSON pointer as a URI fragment. */
record JsonPointer(String fragment) {

  static final JsonPointer ROOT = new JsonPointer("#");

  private static final Pattern HUMP = Pattern.compile("[A-Z]");

  /** UTF-8 cannot hold it; the replacement character stands for it. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Beside letters and digits, what a URI fragment may hold as it is (RFC 3986). */
  private static final String PLAIN = "-._~!$&'()*+,;=:@?";

  /** Translates a path in the domain's words: {@code lineItems/0/unitPriceCents}. */
  static JsonPointer ofDomain(String path) {
    String names = HUMP.matcher(path).replaceAll(it -> "_" + it.group().toLowerCase(Locale.ROOT));
    return new JsonPointer("#/" + names);
  }

  JsonPointer child(String name) {
    String token = name.replace("~", "~0").replace("/", "~1");
    return new JsonPointer(fragment + "/" + percentEncoded(token));
  }

  JsonPointer child(int index) {
    return new JsonPointer(fragment + "/" + index);
  }

  boolean isAtOrBelowAny(Set<JsonPointer> others) {
    int parent = fragment.lastIndexOf('/');
    return others.contains(this)
        || (parent > 0 && new JsonPointer(fragment.substring(0, parent)).isAtOrBelowAny(others));
  }

  private static String percentEncoded(String token) {
    var encoded = new StringBuilder(token.length());
    String text = LONE_SURROGATE.matcher(token).replaceAll("\uFFFD");
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) octet)) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || PLAIN.indexOf(character) >= 0;
  }
}
