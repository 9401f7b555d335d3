package com.smallbiz.adapters.web.console;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it takes to have an order synced, told to somebody who runs a shop: what happened, and who
 * has to do something. Orders keep no more of a failure than words, so these are what it goes by;
 * words that are not known here are told as they are.
 */
final class SyncAdvice {

  private static final Pattern STATUS =
      Pattern.compile("(?:answered|refused the order with) (\\d{3})\\b");

  private static final String BACK = "retrying helps once it is back";
  private static final String SETTINGS = "whoever runs this server has to correct its settings";
  private static final String BY_ITSELF = "the order is sent by itself";

  /**
   * @param words a part of the reason
   */
  private record Known(String words, String advice) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "over a secure connection",
              "The external system could not be reached over a secure connection: whoever runs it"
                  + " has to look at its certificate"),
          new Known("cannot be reached", "The external system could not be reached: " + BACK),
          new Known("did not answer", "The external system did not answer in time: " + BACK),
          new Known(
              "broke the connection off", "The external system broke the connection off: " + BACK),
          new Known(
              "left alone",
              "The external system keeps failing and is left alone for a while: "
                  + BY_ITSELF
                  + " once it is back"),
          new Known(
              "Too many orders are on their way",
              "Many orders are on their way to the external system: "
                  + BY_ITSELF
                  + " when its turn comes"),
          new Known(
              "the log says why",
              "Something is wrong within this server: whoever runs it finds in its log what it is"));

  private SyncAdvice() {}

  /**
   * @param reason as the order has it
   * @return a sentence without the full stop
   */
  static String of(String reason) {
    Matcher status = STATUS.matcher(reason);
    return status.find()
        ? ofStatus(Integer.parseInt(status.group(1)))
        : KNOWN.stream()
            .filter(it -> reason.contains(it.words()))
            .map(Known::advice)
            .findFirst()
            .orElse(reason.strip());
  }

  private static String ofStatus(int status) {
    String advice =
        switch (status) {
          case 401, 403, 407 -> "does not let this server in (%d): " + SETTINGS;
          case 404, 405, 410 ->
              "takes no orders at the address that is configured (%d): " + SETTINGS;
          case 408, 425, 429 -> "has too much to do (%d): retrying helps in a while";
          case 502, 503, 504 -> "could not be reached (%d): " + BACK;
          default -> ofKind(status);
        };
    return "The external system " + advice.formatted(status);
  }

  private static String ofKind(int status) {
    return switch (status / 100) {
      case 2 ->
          "answered well, but without its id for the order (%d): whoever runs it has to look into"
              + " it";
      case 3 -> "is at another address now (%d): " + SETTINGS;
      case 4 -> "refused the order (%d): retrying does not help until the order is put right";
      default -> "is out of order (%d): " + BACK;
    };
  }
}
