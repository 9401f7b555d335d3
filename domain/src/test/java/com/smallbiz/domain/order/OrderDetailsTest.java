package com.smallbiz.domain.order;

import static com.smallbiz.domain.order.Drafts.AMOUNT;
import static com.smallbiz.domain.order.Drafts.DRAFT;
import static com.smallbiz.domain.order.Drafts.line;
import static com.smallbiz.domain.order.Drafts.withLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.smallbiz.domain.money.CurrencyCode;
import com.smallbiz.domain.money.Money;
import com.smallbiz.domain.validation.InvalidInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDetailsTest {

  private static final long MAX_TOTAL = 1_000_000_000_000_000L;

  @Test
  void aDraftBecomesDetails() {
    var details = OrderDetails.of(DRAFT);

    assertThat(details.customerName()).isEqualTo("Ada Lovelace");
    assertThat(details.customerEmail()).isEqualTo("ada@example.com");
    assertThat(details.currency()).isEqualTo(CurrencyCode.USD);
    assertThat(details.lineItems())
        .containsExactly(
            new LineItem("MUG-1", "Blue mug", 2, dollars(1250)),
            new LineItem(null, "Pot", 1, dollars(999)));
    assertThat(details.total()).isEqualTo(dollars(3499));
    assertThat(details.note()).isEqualTo("Leave it at the door");
  }

  @Test
  void aNameIsAllThatAnOrderNeeds() {
    var details = OrderDetails.of(new OrderDraft("Ada", null, null, List.of(), null, null));

    assertThat(details).isEqualTo(new OrderDetails("Ada", null, List.of(), dollars(0), null));
  }

  @Test
  void everyTextIsTrimmedAndComposed() {
    var details =
        OrderDetails.of(
            new OrderDraft(
                " Ame\u0301lie ",
                " ada@example.com ",
                " EUR ",
                List.of(new OrderDraft.Line(" MUG ", "\tMug\n", 1L, 1L)),
                null,
                "\u3000first\nsecond\u3000"));

    assertThat(details.customerName()).isEqualTo("Amélie");
    assertThat(details.customerEmail()).isEqualTo("ada@example.com");
    assertThat(details.currency()).isEqualTo(new CurrencyCode("EUR"));
    assertThat(details.lineItems().get(0).sku()).isEqualTo("MUG");
    assertThat(details.lineItems().get(0).description()).isEqualTo("Mug");
    assertThat(details.note()).isEqualTo("first\nsecond");
  }

  @Test
  void detailsMadeADraftAndBackAreTheSame() {
    var details = OrderDetails.of(DRAFT);

    assertThat(OrderDetails.of(details.toDraft())).isEqualTo(details);
  }

  @Nested
  class Edits {

    private final OrderDetails inMarks =
        new OrderDetails("Ada", null, List.of(), new Money(500, new CurrencyCode("DEM")), null);

    @Test
    void anOrderKeepsACurrencyThatWasWithdrawn() {
      var edited = inMarks.edited(inMarks.toDraft().withNote("Paid in cash"));

      assertThat(edited).isEqualTo(inMarks.withNote("Paid in cash"));
    }

    @Test
    void anOrderDoesNotTakeOnACurrencyThatWasWithdrawn() {
      var draft = inMarks.toDraft().withCurrency("FRF");

      var invalid = catchThrowableOfType(InvalidInput.class, () -> inMarks.edited(draft));

      assertThat(invalid.violations()).extracting(it -> it.field()).containsExactly("currency");
    }

    @Test
    void everyOtherRuleHoldsForAnEdit() {
      var draft = inMarks.toDraft().withCustomerName("").withTotalCents(-1L);

      var invalid = catchThrowableOfType(InvalidInput.class, () -> inMarks.edited(draft));

      assertThat(invalid.violations())
          .extracting(it -> it.field())
          .containsExactly("customerName", "totalCents");
    }
  }

  @Nested
  class Limits {

    static Stream<OrderDraft> atTheLimit() {
      return Stream.of(
          DRAFT.withCustomerName("a"),
          DRAFT.withCustomerName("\uD83C\uDF75".repeat(200)),
          DRAFT.withNote("é".repeat(2_000)),
          DRAFT.withNote(""),
          DRAFT.withCurrency("JPY"),
          withDescription("a"),
          withDescription("a".repeat(500)),
          withSku("a".repeat(64)),
          withSku(""),
          withLines(1, line(1L, 0L)),
          withLines(1, line(1_000_000L, 0L)),
          withLines(1, line(1L, 1_000_000_000_000L)),
          withLines(500, line(1L, 1L)),
          withLines(500, line(2L, 1_000_000_000_000L)),
          AMOUNT.withTotalCents(0L),
          AMOUNT.withTotalCents(MAX_TOTAL),
          AMOUNT.withTotalCents(null));
    }

    @ParameterizedTest
    @MethodSource
    void atTheLimit(OrderDraft draft) {
      assertThat(violations(draft)).isEmpty();
    }

    @Test
    void beyondTheLimit() {
      assertThat(violations(DRAFT.withCustomerName(null))).containsExactly("customerName REQUIRED");
      assertThat(violations(DRAFT.withCustomerName(" "))).containsExactly("customerName BLANK");
      assertThat(violations(DRAFT.withCustomerName("\uD83C\uDF75".repeat(201))))
          .containsExactly("customerName TOO_LONG");
      assertThat(violations(DRAFT.withNote("a".repeat(2_001)))).containsExactly("note TOO_LONG");
      assertThat(violations(DRAFT.withNote("a\u0000"))).containsExactly("note INVALID_FORMAT");
      assertThat(violations(withDescription(null)))
          .containsExactly("lineItems/0/description REQUIRED");
      assertThat(violations(withDescription("\u200B")))
          .containsExactly("lineItems/0/description BLANK");
      assertThat(violations(withDescription("a".repeat(501))))
          .containsExactly("lineItems/0/description TOO_LONG");
      assertThat(violations(withSku("a".repeat(65)))).containsExactly("lineItems/0/sku TOO_LONG");
      assertThat(violations(withLines(501, line(1L, 1L)))).containsExactly("lineItems TOO_LONG");
      assertThat(violations(withLines(2, line(null, null))))
          .containsExactly(
              "lineItems/0/quantity REQUIRED",
              "lineItems/0/unitPriceCents REQUIRED",
              "lineItems/1/quantity REQUIRED",
              "lineItems/1/unitPriceCents REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_001, Long.MIN_VALUE, Long.MAX_VALUE})
    void quantitiesBeyondTheLimit(long quantity) {
      assertThat(violations(withLines(1, line(quantity, 1L))))
          .containsExactly("lineItems/0/quantity OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_000_001L, Long.MIN_VALUE, Long.MAX_VALUE})
    void unitPricesBeyondTheLimit(long unitPrice) {
      assertThat(violations(withLines(1, line(1L, unitPrice))))
          .containsExactly("lineItems/0/unitPriceCents OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, MAX_TOTAL + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void totalsBeyondTheLimit(long total) {
      assertThat(violations(AMOUNT.withTotalCents(total)))
          .containsExactly("totalCents OUT_OF_RANGE");
      assertThat(violations(DRAFT.withTotalCents(total)))
          .containsExactly("totalCents OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usd", "US", "XXX", "DEM", "USD EUR", "USD\r", "\u0000USD"})
    void textsThatAreNoCurrencyOfToday(String currency) {
      assertThat(violations(DRAFT.withCurrency(currency)))
          .containsExactly("currency INVALID_FORMAT");
    }
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    var draft =
        new OrderDraft(
            " ",
            "nobody",
            "EURO",
            List.of(line(1L, 1L), new OrderDraft.Line("s".repeat(65), null, 0L, -1L)),
            -1L,
            "n".repeat(2_001));

    assertThat(violations(draft))
        .containsExactlyInAnyOrder(
            "customerName BLANK",
            "customerEmail INVALID_FORMAT",
            "currency INVALID_FORMAT",
            "lineItems/1/sku TOO_LONG",
            "lineItems/1/description REQUIRED",
            "lineItems/1/quantity OUT_OF_RANGE",
            "lineItems/1/unitPriceCents OUT_OF_RANGE",
            "totalCents OUT_OF_RANGE",
            "note TOO_LONG");
  }

  @Nested
  class Totals {

    @Test
    void theSumMayBeSentAlong() {
      assertThat(OrderDetails.of(DRAFT.withTotalCents(3499L)).total()).isEqualTo(dollars(3499));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3498, 3500, MAX_TOTAL})
    void anotherNumberThanTheSumIsAMismatch(long total) {
      assertThat(violations(DRAFT.withTotalCents(total))).containsExactly("totalCents MISMATCH");
    }

    @Test
    void aMismatchTellsTheSum() {
      var invalid =
          catchThrowableOfType(InvalidInput.class, () -> OrderDetails.of(DRAFT.withTotalCents(1L)));

      assertThat(invalid.violations().get(0).detail()).contains("3499");
    }

    @Test
    void aSumBeyondTheLimitIsOutOfRange() {
      assertThat(violations(withLines(500, line(1_000_000L, 1_000_000_000_000L))))
          .containsExactly("totalCents OUT_OF_RANGE");
      assertThat(violations(withLines(1, line(1_001L, 1_000_000_000_000L))))
          .containsExactly("totalCents OUT_OF_RANGE");
    }

    @Test
    void nothingIsSaidOfTheSumOfLineItemsThatAreWrong() {
      assertThat(violations(withLines(1, line(0L, 5L)).withTotalCents(77L)))
          .containsExactly("lineItems/0/quantity OUT_OF_RANGE");
    }
  }

  @Property
  void theTotalIsTheExactSumOrRefused(@ForAll("lines") List<OrderDraft.Line> lines) {
    BigInteger exact =
        lines.stream()
            .map(
                it ->
                    BigInteger.valueOf(it.quantity())
                        .multiply(BigInteger.valueOf(it.unitPriceCents())))
            .reduce(BigInteger.ZERO, BigInteger::add);
    var draft = DRAFT.withLineItems(lines);

    if (exact.compareTo(BigInteger.valueOf(MAX_TOTAL)) <= 0) {
      assertThat(OrderDetails.of(draft).total()).isEqualTo(dollars(exact.longValueExact()));
    } else {
      assertThat(violations(draft)).containsExactly("totalCents OUT_OF_RANGE");
    }
  }

  @Provide
  Arbitrary<List<OrderDraft.Line>> lines() {
    var quantities = Arbitraries.longs().between(1, LineItem.MAX_QUANTITY);
    var prices = Arbitraries.longs().between(0, LineItem.MAX_UNIT_PRICE);
    return Combinators.combine(quantities, prices)
        .as(Drafts::line)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Property
  void everyDraftIsEitherTakenOrRefusedWithReasons(@ForAll("drafts") OrderDraft draft) {
    try {
      var details = OrderDetails.of(draft);

      assertThat(OrderDetails.of(details.toDraft())).isEqualTo(details);
    } catch (InvalidInput invalid) {
      assertThat(invalid.violations()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<OrderDraft> drafts() {
    var texts = Arbitraries.strings().ofMaxLength(20).injectNull(0.2);
    var numbers = Arbitraries.longs().between(-1, 5).injectNull(0.1);
    var lines = Combinators.combine(texts, texts, numbers, numbers).as(OrderDraft.Line::new).list();
    var emails = Arbitraries.of("ada@example.com", "nobody").injectNull(0.2);
    var currencies = Arbitraries.of("USD", "JPY", "dollars").injectNull(0.2);
    return Combinators.combine(texts, emails, currencies, lines.ofMaxSize(3), numbers, texts)
        .as(OrderDraft::new);
  }

  @Nested
  class Guards {

    private final LineItem mug = new LineItem(null, "Mug", 1, dollars(5));

    @Test
    void detailsCannotBeMadeWithoutACustomer() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new OrderDetails("\u200B", null, List.of(), dollars(0), null));
    }

    @Test
    void detailsCannotBeMadeWithATotalOutOfRange() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new OrderDetails("Ada", null, List.of(), dollars(-1), null));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new OrderDetails("Ada", null, List.of(), dollars(MAX_TOTAL + 1), null));
    }

    @Test
    void detailsCannotBeMadeWithATotalThatIsNotTheSum() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new OrderDetails("Ada", null, List.of(mug), dollars(6), null));
    }

    @Test
    void detailsCannotBeMadeOfTwoCurrencies() {
      var yen = new Money(5, new CurrencyCode("JPY"));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> new OrderDetails("Ada", null, List.of(mug), yen, null));
    }

    @Test
    void laterChangesOfAListDoNotReachTheDetails() {
      var items = new ArrayList<>(List.of(mug));
      var details = new OrderDetails("Ada", null, items, dollars(5), null);
      items.clear();

      assertThat(details.lineItems()).containsExactly(mug);
    }

    @Test
    void aLineItemKeepsItsBounds() {
      assertThat(new LineItem(null, "Mug", 1_000_000, dollars(1_000_000_000_000L)).total())
          .isEqualTo(dollars(1_000_000_000_000_000_000L));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new LineItem(null, "Mug", 0, dollars(1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new LineItem(null, "Mug", 1_000_001, dollars(1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new LineItem(null, "Mug", 1, dollars(-1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new LineItem(null, "Mug", 1, dollars(1_000_000_000_001L)));
    }
  }

  private static OrderDraft withDescription(String description) {
    return withLines(1, new OrderDraft.Line(null, description, 1L, 1L));
  }

  private static OrderDraft withSku(String sku) {
    return withLines(1, new OrderDraft.Line(sku, "Thing", 1L, 1L));
  }

  private static List<String> violations(OrderDraft draft) {
    var invalid = catchThrowableOfType(InvalidInput.class, () -> OrderDetails.of(draft));
    return invalid == null
        ? List.of()
        : invalid.violations().stream().map(it -> it.field() + " " + it.rule()).toList();
  }

  private static Money dollars(long cents) {
    return new Money(cents, CurrencyCode.USD);
  }
}
