package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.WebSettings.ApiAuth;
import java.net.InetAddress;

/** Reads whether requests need keys. Only this machine may be served without. */
final class ApiAuthVariables {

  private ApiAuthVariables() {}

  static ApiAuth read(Variables variables) {
    ApiAuth auth =
        variables.read("SMALLBIZ_API_AUTH", "required or open", ApiAuthVariables::apiAuth);
    boolean onLoopback =
        ServerVariables.address(variables).filter(InetAddress::isLoopbackAddress).isPresent();
    if (auth == ApiAuth.OPEN && !onLoopback) {
      throw new InvalidSetting(
          "SMALLBIZ_API_AUTH", "is open; should be required unless SERVER_ADDRESS is loopback");
    }
    return auth;
  }

  private static ApiAuth apiAuth(String value) {
    return switch (value) {
      case "required" -> ApiAuth.REQUIRED;
      case "open" -> ApiAuth.OPEN;
      default -> throw new IllegalArgumentException("neither");
    };
  }
}
