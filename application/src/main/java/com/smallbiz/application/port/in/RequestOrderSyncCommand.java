package com.smallbiz.application.port.in;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.domain.order.OrderId;

/**
 * @param origin the request that asks for it
 */
public record RequestOrderSyncCommand(OrderId id, ExpectedVersion expected, Origin origin) {}
