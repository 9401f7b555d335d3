package com.smallbiz.application.port.in;

import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.domain.order.OrderDraft;
import com.smallbiz.domain.order.OrderId;
import java.util.function.UnaryOperator;

/**
 * @param edit makes the wanted content of the present one; may be called more than once
 */
public record ChangeOrderCommand(
    OrderId id, ExpectedVersion expected, UnaryOperator<OrderDraft> edit) {}
