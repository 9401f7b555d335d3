package com.smallbiz.adapters.web.console;

import com.smallbiz.application.order.OrderPage;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.order.OrderQuery.Direction;
import com.smallbiz.application.port.in.CountOrdersBySyncStatus;
import com.smallbiz.application.port.in.ListOrders;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The orders, the newest first, and what is looked for among them. */
@Hidden
@Controller
final class OrdersPageController {

  private static final int PAGE_SIZE = 50;

  private final ListOrders listOrders;
  private final CountOrdersBySyncStatus countOrders;

  OrdersPageController(ListOrders listOrders, CountOrdersBySyncStatus countOrders) {
    this.listOrders = listOrders;
    this.countOrders = countOrders;
  }

  @GetMapping("/admin/orders")
  String orders(@RequestParam Map<String, String> fields, Model model) {
    OrderSearch search = OrderSearch.of(fields);
    if (search.id().isPresent()) {
      return "redirect:/admin/orders/" + search.id().get();
    }
    OrderPage page =
        listOrders.list(
            new OrderQuery(search.filter(), Direction.NEWEST_FIRST, PAGE_SIZE, search.after()));
    model.addAttribute("search", search);
    model.addAttribute("statuses", names(OrderStatus.values()));
    model.addAttribute("syncStatuses", names(SyncStatus.values()));
    model.addAttribute("orders", page.orders().stream().map(OrderLine::new).toList());
    model.addAttribute("next", page.next() == null ? null : search.link(page.next()));
    model.addAttribute("failed", FailedOrders.among(countOrders.count()));
    return "console/orders";
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(OrderSearch::nameOf).toList();
  }
}
