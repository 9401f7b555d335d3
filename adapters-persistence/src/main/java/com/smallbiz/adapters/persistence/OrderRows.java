package com.smallbiz.adapters.persistence;

import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.validation.Text;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.NullValueCheckStrategy;

/** Lays orders out as rows. A column that is forgotten here fails the build. */
@Mapper(nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface OrderRows {

  @Mapping(target = "id", source = "id.value")
  @Mapping(target = "customerName", source = "details.customerName")
  @Mapping(target = "customerKey", source = "details.customerName", qualifiedByName = "foldCase")
  @Mapping(target = "customerEmail", source = "details.customerEmail")
  @Mapping(target = "currency", source = "details.total.currency.value")
  @Mapping(target = "totalCents", source = "details.total.minorUnits")
  @Mapping(target = "note", source = "details.note")
  @Mapping(target = "syncStatus", source = "synchronization.status")
  @Mapping(target = "externalId", source = "synchronization.externalId")
  @Mapping(target = "lastSyncedAt", source = "synchronization.lastSyncedAt")
  @Mapping(target = "lastSyncError", source = "synchronization.lastError")
  OrderRow toRow(Order order);

  default String name(Enum<?> constant) {
    return Names.of(constant);
  }

  default OffsetDateTime micros(Instant instant) {
    return Micros.write(instant);
  }

  @Named("foldCase")
  default String foldCase(String text) {
    return Text.foldCase(text);
  }
}
