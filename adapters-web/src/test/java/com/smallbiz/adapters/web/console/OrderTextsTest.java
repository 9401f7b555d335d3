package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.smallbiz.application.job.Count;
import com.smallbiz.application.testkit.OrderFixtures;
import com.smallbiz.domain.money.CurrencyCode;
import com.smallbiz.domain.money.Money;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.SyncStatus;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How amounts and errors of orders are put into words. */
class OrderTextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | USD | 0.00 USD",
        "123456789 | USD | 1,234,567.89 USD",
        "5000 | JPY | 5,000 JPY",
        "1 | BHD | 0.001 BHD",
        "1000000000000000 | EUR | 10,000,000,000,000.00 EUR",
        "250 | QQQ | 2.50 QQQ",
      })
  void anAmountHasTheDecimalsOfItsCurrency(long minorUnits, String currency, String text) {
    assertThat(MoneyText.of(new Money(minorUnits, new CurrencyCode(currency)))).isEqualTo(text);
  }

  @Test
  void aLongErrorIsCut() {
    var failed =
        OrderFixtures.anOrder()
            .beginSync(OrderFixtures.CREATED)
            .syncFailed(1, "🦊".repeat(161), OrderFixtures.CREATED);

    assertThat(new OrderLine(failed).error()).isEqualTo("🦊".repeat(159) + "…");
    assertThat(new OrderLine(OrderFixtures.anOrder()).error()).isNull();
  }

  @Test
  void anOrderIsRecognisedByItsCustomerAndTheEndOfItsId() {
    var id = new OrderId(UUID.fromString("01a2044d-1bed-74bf-b0b9-8afd2e2c085e"));

    assertThat(new OrderName(id, "Ada").shortId()).isEqualTo("…2e2c085e");
  }

  @Test
  void theQuestionTellsHowManyOrdersItIsAbout() {
    assertThat(new FailedOrders(new Count(1, false)).question())
        .startsWith("Sync the one failed order now?");
    assertThat(new FailedOrders(new Count(10_000, true)).question())
        .startsWith("Sync all 10,000+ failed orders");
    assertThat(FailedOrders.among(Map.of()).isEmpty()).isTrue();
  }

  @Test
  void theBarIsFilledWithWhatNeedsAttentionFirst() {
    var bar =
        SyncBar.of(
            Map.of(
                SyncStatus.SYNCED, new Count(30, true), SyncStatus.FAILED, new Count(10, false)));

    assertThat(bar.parts())
        .extracting(SyncBar.Part::name, SyncBar.Part::start, SyncBar.Part::width)
        .containsExactly(
            tuple("failed", 0.0, 25.0),
            tuple("pending", 25.0, 0.0),
            tuple("syncing", 25.0, 0.0),
            tuple("synced", 25.0, 75.0));
    assertThat(bar.parts()).extracting(SyncBar.Part::text).containsExactly("10", "0", "0", "30+");
    assertThat(bar.parts().get(0).link()).isEqualTo("/admin/orders?sync=failed");
    assertThat(SyncBar.of(Map.of()).isEmpty()).isTrue();
  }
}
