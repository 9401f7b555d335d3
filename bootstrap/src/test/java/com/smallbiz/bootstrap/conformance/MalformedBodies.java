package com.smallbiz.bootstrap.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes a valid body and makes of it those that are no JSON, or none that this API reads. */
final class MalformedBodies {

  private static final int MAX_DEPTH = 32;

  private MalformedBodies() {}

  /**
   * @param valid an object with at least one member
   */
  static List<Variation> of(String valid) {
    String inside = valid.substring(1, valid.length() - 1);
    String doubled = "{" + inside + "," + inside + "}";
    var bodies = new ArrayList<Variation>();
    bodies.add(Variation.malformed("only white space", " \n\t "));
    bodies.add(Variation.malformed("cut short", valid.substring(0, valid.length() - 1)));
    bodies.add(Variation.malformed("cut in half", valid.substring(0, valid.length() / 2)));
    bodies.add(Variation.malformed("trailing text", valid + " and so on"));
    bodies.add(Variation.malformed("a second value", valid + valid));
    bodies.add(Variation.malformed("trailing brace", valid + "}"));
    bodies.add(Variation.malformed("trailing comma", "{" + inside + ",}"));
    bodies.add(Variation.malformed("every property twice", doubled));
    bodies.add(Variation.malformed("a property twice by an escape", twiceByEscape(inside)));
    bodies.add(Variation.malformed("single quotes", valid.replace('"', '\'')));
    bodies.add(Variation.malformed("no quotes", valid.replace("\"", "")));
    bodies.add(Variation.malformed("a comment", "/* an order */" + valid));
    bodies.add(Variation.malformed("a byte order mark", "\ufeff" + valid));
    bodies.add(Variation.malformed("a zero byte behind it", valid + "\0"));
    bodies.add(Variation.malformed("no number", "{\"a\":NaN}"));
    bodies.add(Variation.malformed("infinity", "{\"a\":-Infinity}"));
    bodies.add(Variation.malformed("a leading zero", "{\"a\":012}"));
    bodies.add(Variation.malformed("hexadecimal", "{\"a\":0x12}"));
    bodies.add(Variation.malformed("a leading plus", "{\"a\":+1}"));
    bodies.add(Variation.malformed("a raw newline in a text", "{\"a\":\"b\nc\"}"));
    bodies.add(Variation.malformed("an unknown escape", "{\"a\":\"\\x41\"}"));
    bodies.add(Variation.malformed("half an escape", "{\"a\":\"\\u00\"}"));
    bodies.add(Variation.malformed("YAML", "customer_name: Ada\n"));
    bodies.add(Variation.malformed("XML", "<order><customer_name>Ada</customer_name></order>"));
    bodies.add(Variation.malformed("a form", "customer_name=Ada&note=x"));
    bodies.add(Variation.malformed("UTF-16", valid.getBytes(StandardCharsets.UTF_16)));
    bodies.add(
        Variation.malformed("Latin-1", "{\"a\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1)));
    bodies.add(Variation.malformed("an overlong zero", bytes("{\"a\":\"", "\"}", 0xc0, 0x80)));
    bodies.add(
        Variation.malformed("a surrogate in UTF-8", bytes("{\"a\":\"", "\"}", 0xed, 0xa0, 0x80)));
    bodies.add(
        Variation.malformed("beyond Unicode", bytes("{\"a\":\"", "\"}", 0xf4, 0x90, 0x80, 0x80)));
    bodies.add(Variation.malformed("nested too deep", nested(MAX_DEPTH + 1)));
    bodies.add(Variation.malformed("nested like a well", nested(100_000)));
    bodies.add(Variation.malformed("nested, and never closed", "[".repeat(200_000)));
    bodies.add(Variation.malformed("objects nested like a well", "{\"a\":".repeat(40_000)));
    bodies.add(Variation.invalid("nested as deep as can be", nested(MAX_DEPTH)));
    return bodies;
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static String twiceByEscape(String inside) {
    String again = "\"\\u%04x%s".formatted((int) inside.charAt(1), inside.substring(2));
    return "{" + inside + "," + again + "}";
  }

  private static byte[] bytes(String before, String after, int... octets) {
    byte[] start = before.getBytes(StandardCharsets.US_ASCII);
    byte[] end = after.getBytes(StandardCharsets.US_ASCII);
    var bytes = new byte[start.length + octets.length + end.length];
    System.arraycopy(start, 0, bytes, 0, start.length);
    for (int index = 0; index < octets.length; index++) {
      bytes[start.length + index] = (byte) octets[index];
    }
    System.arraycopy(end, 0, bytes, start.length + octets.length, end.length);
    return bytes;
  }
}
