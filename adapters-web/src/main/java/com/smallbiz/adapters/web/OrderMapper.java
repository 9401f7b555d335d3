package com.smallbiz.adapters.web;

import com.smallbiz.domain.order.LineItem;
import com.smallbiz.domain.order.Order;
import java.util.Locale;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Turns orders into what clients see of them. */
@Mapper
interface OrderMapper {

  @Mapping(target = "id", source = "id.value")
  @Mapping(target = "customerName", source = "details.customerName")
  @Mapping(target = "customerEmail", source = "details.customerEmail")
  @Mapping(target = "currency", source = "details.total.currency.value")
  @Mapping(target = "lineItems", source = "details.lineItems")
  @Mapping(target = "totalCents", source = "details.total.minorUnits")
  @Mapping(target = "note", source = "details.note")
  @Mapping(target = "syncStatus", source = "synchronization.status")
  @Mapping(target = "externalId", source = "synchronization.externalId")
  @Mapping(target = "lastSyncedAt", source = "synchronization.lastSyncedAt")
  @Mapping(target = "lastSyncError", source = "synchronization.lastError")
  OrderResponse response(Order order);

  @Mapping(target = "unitPriceCents", source = "unitPrice.minorUnits")
  @Mapping(target = "totalCents", expression = "java(item.total().minorUnits())")
  OrderResponse.Line line(LineItem item);

  default String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
