package com.smallbiz.adapters.web.console;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is looked for on the page of orders. A field that is empty, or cannot be read, asks for
 * nothing.
 *
 * @param text the beginning of a customer's name, or the id of an order; may be empty
 * @param from the first day, by UTC
 * @param to the last day, by UTC
 * @param error why the last sync failed, as the orders have it; may be empty
 * @param after the last order of the page before
 */
record OrderSearch(
    String text,
    @Nullable OrderStatus status,
    @Nullable SyncStatus sync,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    String error,
    @Nullable OrderPosition after) {

  private static final String PAGE = "/admin/orders";

  /**
   * @param fields of the form, as they come with a request
   */
  static OrderSearch of(Map<String, String> fields) {
    SyncStatus sync = constant(SyncStatus.values(), fields.get("sync"));
    return new OrderSearch(
        fields.getOrDefault("q", "").strip(),
        constant(OrderStatus.values(), fields.get("status")),
        sync,
        day(fields.get("from")),
        day(fields.get("to")),
        // Others have no reason: one is left behind when another status is chosen.
        sync == SyncStatus.FAILED ? readable(fields.getOrDefault("error", "")) : "",
        position(fields.get("after")));
  }

  /** The path of the orders in this sync status. */
  static String linkTo(SyncStatus status) {
    return PAGE + "?sync=" + nameOf(status);
  }

  /** The path of the orders that failed for this reason. */
  static String linkToFailed(String reason) {
    return new OrderSearch("", null, SyncStatus.FAILED, null, null, reason, null).link(null);
  }

  /** The path at which those that failed for this reason are asked to be synced. */
  static String syncOfFailed(String reason) {
    return UriComponentsBuilder.fromPath(PAGE + "/sync-failed")
        .queryParam("error", "{error}")
        .encode()
        .buildAndExpand(reason)
        .toUriString();
  }

  static String nameOf(@Nullable Enum<?> constant) {
    return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT);
  }

  /** The order that is looked for, where its id was typed. */
  Optional<OrderId> id() {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(new OrderId(id)) : Optional.empty();
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  OrderFilter filter() {
    return new OrderFilter(
        status,
        sync,
        text.isEmpty() ? null : text,
        from == null ? null : beginning(from),
        to == null ? null : beginning(to.plusDays(1)),
        error.isEmpty() ? null : error);
  }

  public boolean isForAll() {
    return filter().equals(OrderFilter.NONE);
  }

  /** What {@link #error} asks the operator to do; null if it asks for no reason. */
  public @Nullable String advice() {
    return error.isEmpty() ? null : SyncAdvice.of(error);
  }

  public String statusName() {
    return nameOf(status);
  }

  public String syncName() {
    return nameOf(sync);
  }

  /** The path of the first page, or of the one after this order. */
  public String link(@Nullable OrderPosition last) {
    var link = UriComponentsBuilder.fromPath(PAGE);
    add(link, "q", text);
    add(link, "status", statusName());
    add(link, "sync", syncName());
    add(link, "from", from);
    add(link, "to", to);
    add(link, "error", error);
    add(link, "after", last == null ? null : last.createdAt() + "~" + last.id());
    return link.encode().toUriString();
  }

  /** As a variable, since a value may look like one of the template's. */
  private static void add(UriComponentsBuilder link, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      link.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
  }

  /** Without control characters, some of which no database takes. */
  static String readable(String text) {
    return text.replaceAll("\\p{Cntrl}", "");
  }

  private static Instant beginning(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static <E extends Enum<E>> @Nullable E constant(E[] constants, @Nullable String name) {
    return Arrays.stream(constants).filter(it -> nameOf(it).equals(name)).findAny().orElse(null);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }

  private static @Nullable OrderPosition position(@Nullable String text) {
    String[] parts = text == null ? new String[0] : text.split("~", -1);
    try {
      return parts.length == 2
          ? new OrderPosition(Instant.parse(parts[0]), new OrderId(UUID.fromString(parts[1])))
          : null;
    } catch (DateTimeParseException | IllegalArgumentException noPosition) {
      return null;
    }
  }
}
