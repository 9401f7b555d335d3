package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobId;
import com.smallbiz.application.order.OrderSyncKey;
import com.smallbiz.application.port.in.FindCustomerNames;
import com.smallbiz.domain.order.OrderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names the orders that jobs sync. */
final class OrderNames {

  private final FindCustomerNames findCustomerNames;

  OrderNames(FindCustomerNames findCustomerNames) {
    this.findCustomerNames = findCustomerNames;
  }

  /** The order of each job that syncs one. */
  Map<JobId, OrderName> of(List<Job> jobs) {
    var orders = new HashMap<JobId, OrderId>();
    for (Job job : jobs) {
      OrderSyncKey.order(job.uniqueKey()).ifPresent(order -> orders.put(job.id(), order));
    }
    Map<OrderId, String> customers = findCustomerNames.names(orders.values());
    var names = new HashMap<JobId, OrderName>();
    orders.forEach((job, order) -> names.put(job, new OrderName(order, customers.get(order))));
    return names;
  }
}
