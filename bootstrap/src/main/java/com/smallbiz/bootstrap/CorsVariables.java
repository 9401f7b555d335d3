package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.CorsSettings;
import java.util.Arrays;

/** Reads which pages of other sites may call the API. */
final class CorsVariables {

  private CorsVariables() {}

  static CorsSettings read(Variables variables) {
    return variables.has("SMALLBIZ_CORS_ORIGINS")
        ? variables.read(
            "SMALLBIZ_CORS_ORIGINS",
            "origins as browsers send them, separated by commas, each of them named:"
                + " https://app.example.com,http://localhost:5173",
            CorsVariables::origins)
        : CorsSettings.OFF;
  }

  private static CorsSettings origins(String value) {
    return new CorsSettings(Arrays.stream(value.split(",", -1)).map(String::strip).toList());
  }
}
