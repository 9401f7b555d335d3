package com.smallbiz.bootstrap.architecture.wrong.domain.order;

import com.smallbiz.bootstrap.architecture.wrong.application.usecase.OpenUseCase;
import com.smallbiz.bootstrap.architecture.wrong.domain.money.MoneyThatKnowsOrders;

/** Wrong: the domain depends on the application. */
public record OrderThatKnowsAUseCase(OpenUseCase useCase, MoneyThatKnowsOrders total) {}
