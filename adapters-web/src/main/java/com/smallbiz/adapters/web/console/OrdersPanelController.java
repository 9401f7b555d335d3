package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.CountOrdersBySyncStatus;
import com.smallbiz.application.port.out.StorageUnavailable;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The part of the overview that tells how many orders are synced, and how many are not. */
@Hidden
@Controller
final class OrdersPanelController {

  private final CountOrdersBySyncStatus countOrders;

  OrdersPanelController(CountOrdersBySyncStatus countOrders) {
    this.countOrders = countOrders;
  }

  /** An overview whose one part fails shows the others all the same. */
  @GetMapping("/admin/panels/orders")
  String panel(Model model) {
    try {
      model.addAttribute("bar", SyncBar.of(countOrders.count()));
    } catch (StorageUnavailable away) {
      model.addAttribute("bar", SyncBar.of(Map.of()));
      model.addAttribute("away", true);
    }
    return "console/panels/orders :: panel";
  }
}
