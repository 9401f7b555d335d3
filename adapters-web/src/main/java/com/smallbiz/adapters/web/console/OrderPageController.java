package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.FindOrder;
import com.smallbiz.application.port.in.FindSyncAttempts;
import com.smallbiz.application.port.in.FindSyncJob;
import com.smallbiz.application.port.in.FindSyncObstacles;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** All that is known of one order, and of how its syncs went. */
@Hidden
@Controller
final class OrderPageController {

  private final FindOrder findOrder;
  private final FindSyncAttempts findAttempts;
  private final FindSyncJob findJob;
  private final FindSyncObstacles findObstacles;

  OrderPageController(
      FindOrder findOrder,
      FindSyncAttempts findAttempts,
      FindSyncJob findJob,
      FindSyncObstacles findObstacles) {
    this.findOrder = findOrder;
    this.findAttempts = findAttempts;
    this.findJob = findJob;
    this.findObstacles = findObstacles;
  }

  @GetMapping("/admin/orders/{id}")
  ModelAndView order(@PathVariable OrderId id) {
    return findOrder
        .find(id)
        .map(order -> new ModelAndView("console/order", "view", view(order)))
        .orElseGet(() -> new ModelAndView("console/order-gone", HttpStatus.NOT_FOUND));
  }

  private OrderView view(Order order) {
    return OrderView.of(
        order,
        findAttempts.attempts(order.id()),
        findJob.findFor(order.id()),
        findObstacles.find());
  }
}
