package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.CountOrdersBySyncStatus;
import com.smallbiz.application.port.in.FindOrder;
import com.smallbiz.application.port.in.FindSyncAttempts;
import com.smallbiz.application.port.in.FindSyncJob;
import com.smallbiz.application.port.in.FindSyncObstacles;
import com.smallbiz.application.port.in.ListOrders;
import com.smallbiz.application.port.in.SyncFailedOrders;
import com.smallbiz.application.port.in.SyncOrderNow;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of the orders. */
@Configuration(proxyBeanMethods = false)
class OrderPagesConfiguration {

  @Bean
  OrdersPageController ordersPageController(
      ListOrders listOrders, CountOrdersBySyncStatus countOrders) {
    return new OrdersPageController(listOrders, countOrders);
  }

  @Bean
  OrderPageController orderPageController(
      FindOrder findOrder,
      FindSyncAttempts findAttempts,
      FindSyncJob findJob,
      FindSyncObstacles findObstacles) {
    return new OrderPageController(findOrder, findAttempts, findJob, findObstacles);
  }

  @Bean
  OrderButtonsController orderButtonsController(
      SyncOrderNow syncOrderNow, SyncFailedOrders syncFailedOrders, Buttons buttons) {
    return new OrderButtonsController(syncOrderNow, syncFailedOrders, buttons);
  }

  @Bean
  OrdersPanelController ordersPanelController(CountOrdersBySyncStatus countOrders) {
    return new OrdersPanelController(countOrders);
  }
}
