package com.smallbiz.application.port.in;

import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.domain.order.OrderId;

/** Something is to be done with one order, at a version that the caller has seen. */
public record OrderCommand(OrderId id, ExpectedVersion expected) {}
