package com.smallbiz.adapters.sync;

import com.smallbiz.domain.order.LineItem;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderStatus;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** From the domain's order to the one that is sent. */
@Mapper
interface OrderBodyMapper {

  /** Always with microseconds: the same instant is always the same text. */
  DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  @Mapping(target = "id", source = "id.value")
  @Mapping(target = "customerName", source = "details.customerName")
  @Mapping(target = "customerEmail", source = "details.customerEmail")
  @Mapping(target = "currency", source = "details.total.currency.value")
  @Mapping(target = "lineItems", source = "details.lineItems")
  @Mapping(target = "totalCents", source = "details.total.minorUnits")
  @Mapping(target = "note", source = "details.note")
  OrderBody toBody(Order order);

  @Mapping(target = "unitPriceCents", source = "unitPrice.minorUnits")
  @Mapping(target = "totalCents", expression = "java(item.total().minorUnits())")
  OrderBody.Line toLine(LineItem item);

  default String toText(OrderStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  default String toText(Instant instant) {
    return RFC_3339.format(instant);
  }
}
