package com.smallbiz.adapters.web.console;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that an operator opens in the morning: is all well, and if not, why. */
@Hidden
@Controller
final class OverviewController {

  @GetMapping("/admin")
  String overview() {
    return "console/overview";
  }
}
