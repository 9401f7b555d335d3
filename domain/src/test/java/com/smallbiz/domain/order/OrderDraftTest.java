package com.smallbiz.domain.order;

import static com.smallbiz.domain.order.Drafts.AMOUNT;
import static com.smallbiz.domain.order.Drafts.DRAFT;
import static com.smallbiz.domain.order.Drafts.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderDraftTest {

  @Test
  void eachEditChangesItsOwnFieldOnly() {
    assertThat(DRAFT.withCustomerName("Grace"))
        .isEqualTo(
            new OrderDraft(
                "Grace", "ada@example.com", "USD", DRAFT.lineItems(), null, DRAFT.note()));
    assertThat(DRAFT.withCustomerEmail(null))
        .isEqualTo(
            new OrderDraft("Ada Lovelace", null, "USD", DRAFT.lineItems(), null, DRAFT.note()));
    assertThat(DRAFT.withCurrency("EUR"))
        .isEqualTo(
            new OrderDraft(
                "Ada Lovelace", "ada@example.com", "EUR", DRAFT.lineItems(), null, DRAFT.note()));
    assertThat(DRAFT.withTotalCents(7L))
        .isEqualTo(
            new OrderDraft(
                "Ada Lovelace", "ada@example.com", "USD", DRAFT.lineItems(), 7L, DRAFT.note()));
    assertThat(DRAFT.withNote(null))
        .isEqualTo(
            new OrderDraft(
                "Ada Lovelace", "ada@example.com", "USD", DRAFT.lineItems(), null, null));
  }

  @Test
  void newLineItemsBringTheirOwnTotal() {
    var order = OrderDetails.of(AMOUNT);

    var edited = order.toDraft().withLineItems(List.of(line(3L, 5L)));

    assertThat(edited.totalCents()).isNull();
    assertThat(OrderDetails.of(edited).total().minorUnits()).isEqualTo(15);
  }

  @Test
  void withoutLineItemsTheAmountStaysAsItIs() {
    var order = OrderDetails.of(DRAFT);

    var edited = order.toDraft().withLineItems(List.of());

    assertThat(OrderDetails.of(edited).total()).isEqualTo(order.total());
  }

  @Test
  void aTotalThatIsSentWithNewLineItemsIsCompared() {
    var edited = OrderDetails.of(DRAFT).toDraft().withLineItems(List.of(line(3L, 5L)));

    assertThat(OrderDetails.of(edited.withTotalCents(15L)).total().minorUnits()).isEqualTo(15);
  }

  @Test
  void anAmountThatIsTakenAwayIsNothing() {
    assertThat(OrderDetails.of(AMOUNT.withTotalCents(null)).total().minorUnits()).isZero();
  }

  @Test
  void laterChangesOfAListDoNotReachTheDraft() {
    var lines = new ArrayList<>(List.of(line(1L, 1L)));
    var draft = DRAFT.withLineItems(lines);
    lines.clear();

    assertThat(draft.lineItems()).hasSize(1);
  }
}
