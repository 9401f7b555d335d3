package com.smallbiz.bootstrap.architecture.wrong.domain.money;

import com.smallbiz.bootstrap.architecture.wrong.domain.order.OrderThatKnowsAUseCase;

/** Wrong: orders know money already, so the two packages go in circles. No package-info either. */
public record MoneyThatKnowsOrders(OrderThatKnowsAUseCase order) {}
