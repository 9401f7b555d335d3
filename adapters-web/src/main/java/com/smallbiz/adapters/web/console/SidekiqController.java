package com.smallbiz.adapters.web.console;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where such a console used to be, for those who know that by heart. */
@Hidden
@Controller
final class SidekiqController {

  @GetMapping("/sidekiq/**")
  String moved() {
    return "redirect:/admin";
  }
}
