package com.smallbiz.adapters.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The websites whose scripts may use the API from a browser: none, as long as nobody names them.
 * There is no word for all of them: keys are not cookies, but an API that is open on a loopback
 * address would be open to every page that is looked at on that machine.
 *
 * @param origins each as a browser sends it: {@code https://app.example.com}, with a port only
 *     where it is not the scheme's own
 */
public record CorsSettings(List<String> origins) {

  public static final CorsSettings OFF = new CorsSettings(List.of());

  /**
   * @throws IllegalArgumentException if an origin has another form, and would therefore fit none
   */
  public CorsSettings {
    origins = List.copyOf(origins);
    origins.forEach(CorsSettings::requireOrigin);
  }

  private static void requireOrigin(String text) {
    URI origin = URI.create(text);
    boolean exact =
        origin.getHost() != null
            && (text.equals("https://" + authority(origin, 443))
                || text.equals("http://" + authority(origin, 80)));
    if (!exact) {
      throw new IllegalArgumentException("no origin");
    }
  }

  private static String authority(URI origin, int impliedPort) {
    String host = origin.getHost().toLowerCase(Locale.ROOT);
    int port = origin.getPort();
    return port < 0 || port == impliedPort ? host : host + ":" + port;
  }
}
