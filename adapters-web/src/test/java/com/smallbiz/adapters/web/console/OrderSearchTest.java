package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderPosition;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderSearchTest {

  private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000AB");

  @Test
  void emptyFieldsAskForEverything() {
    var search =
        OrderSearch.of(Map.of("q", "  ", "status", "", "sync", "", "from", "", "to", "", "x", "y"));

    assertThat(search.isForAll()).isTrue();
    assertThat(search.link(null)).isEqualTo("/admin/orders");
  }

  @Test
  void everyFieldAsksForSomething() {
    var search =
        OrderSearch.of(
            Map.of(
                "q", " Ada ",
                "status", "submitted",
                "sync", "failed",
                "from", "2026-11-01",
                "to", "2026-11-02",
                "error", "It\0 answered 503"));

    assertThat(search.filter())
        .isEqualTo(
            new OrderFilter(
                OrderStatus.SUBMITTED,
                SyncStatus.FAILED,
                "Ada",
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-11-03T00:00:00Z"),
                "It answered 503"));
    assertThat(search.link(null))
        .isEqualTo(
            "/admin/orders?q=Ada&status=submitted&sync=failed&from=2026-11-01&to=2026-11-02"
                + "&error=It%20answered%20503");
  }

  @Test
  void onlyOrdersThatFailedHaveAReason() {
    var search = OrderSearch.of(Map.of("sync", "synced", "error", "It answered 503"));

    assertThat(search.filter().syncError()).isNull();
    assertThat(search.link(null)).isEqualTo("/admin/orders?sync=synced");
  }

  @Test
  void whatCannotBeReadAsksForNothing() {
    var search =
        OrderSearch.of(
            Map.of("status", "lost", "sync", "FAILED", "from", "soon", "to", "1", "after", "x~y"));

    assertThat(search.isForAll()).isTrue();
    assertThat(search.after()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&b=c+d%20#?", "Zoë 🦊", "{from}", "\"><script>"})
  void aLinkLeadsToTheSameSearchAtItsPlace(String text) {
    var search = OrderSearch.of(Map.of("q", text, "sync", "failed", "error", text));
    var last = new OrderPosition(Instant.parse("2026-11-22T14:00:00.123456Z"), new OrderId(ID));

    String link = search.link(last);

    var fields = new HashMap<String, String>();
    for (String field : URI.create(link).getRawQuery().split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    assertThat(OrderSearch.of(fields))
        .isEqualTo(new OrderSearch(text, null, SyncStatus.FAILED, null, null, text, last));
  }

  @Test
  void anOrderIsFoundByItsWholeIdInWhateverCase() {
    assertThat(OrderSearch.of(Map.of("q", ID.toString().toUpperCase(Locale.ROOT))).id())
        .contains(new OrderId(ID));
    assertThat(OrderSearch.of(Map.of("q", "1-1-1-1-1")).id()).isEmpty();
    assertThat(OrderSearch.of(Map.of("q", "Ada")).id()).isEmpty();
  }
}
