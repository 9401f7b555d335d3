package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.order.SyncAttempt;
import com.smallbiz.application.order.SyncObstacles;
import com.smallbiz.domain.order.LineItem;
import com.smallbiz.domain.order.Order;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as its page shows it.
 *
 * @param obstacles what makes it wait, whoever asks for it
 * @param job the one that is about to sync it, if there is one
 */
record OrderView(Order order, List<Attempt> attempts, @Nullable Job job, SyncObstacles obstacles) {

  /** A line item, with what it comes to. */
  record Item(LineItem item) {

    public String unitPrice() {
      return MoneyText.of(item.unitPrice());
    }

    public String sum() {
      return MoneyText.of(item.total());
    }
  }

  /** An attempt to sync it. */
  record Attempt(SyncAttempt attempt) {

    public String outcome() {
      return OrderSearch.nameOf(attempt.outcome());
    }

    public String took() {
      return InWords.of(attempt.took());
    }
  }

  static OrderView of(
      Order order, List<SyncAttempt> attempts, Optional<Job> job, SyncObstacles obstacles) {
    return new OrderView(
        order, attempts.stream().map(Attempt::new).toList(), job.orElse(null), obstacles);
  }

  public OrderName name() {
    return new OrderName(order.id(), order.details().customerName());
  }

  /** Why it is not synced, and who has to do something; null if it did not fail. */
  public @Nullable String advice() {
    String error = order.synchronization().lastError();
    return error == null ? null : SyncAdvice.of(error);
  }

  /** The error in the words that it came with, where the advice has others. */
  public @Nullable String reported() {
    String error = order.synchronization().lastError();
    return Objects.equals(error, advice()) ? null : error;
  }

  public List<Item> items() {
    return order.details().lineItems().stream().map(Item::new).toList();
  }

  public String total() {
    return MoneyText.of(order.details().total());
  }

  public String status() {
    return OrderSearch.nameOf(order.status());
  }

  public String sync() {
    return OrderSearch.nameOf(order.synchronization().status());
  }

  public String jobState() {
    return job == null ? "" : OrderSearch.nameOf(job.state());
  }
}
