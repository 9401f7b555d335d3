package com.smallbiz.bootstrap.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.testkit.BackgroundWork;
import com.smallbiz.application.testkit.OrderFixtures;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemindOfDraftJobTest {

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Map<OrderId, Order> orders = new HashMap<>();
  private final List<Order> reminded = new ArrayList<>();
  private boolean mailIsAway;

  private final BackgroundWork work =
      BackgroundWork.of(
          new ReminderConfiguration()
              .remindOfDraftJob(id -> Optional.ofNullable(orders.get(id)), this::remind));

  @Test
  void theShopIsRemindedOfADraftADayLater() {
    Order order = anOrder();

    remindLater(order);

    assertThat(work.drain()).isZero();
    work.letPass(A_DAY);
    work.drain();
    assertThat(reminded).containsExactly(order);
  }

  @Test
  void anOrderThatIsGoneByThenIsNothingToRemindOf() {
    Order order = anOrder();
    remindLater(order);
    orders.clear();

    work.letPass(A_DAY);

    assertThat(work.drain()).isEqualTo(1);
    assertThat(reminded).isEmpty();
  }

  @Test
  void aReminderThatCannotBeSentIsTriedAgain() {
    Order order = anOrder();
    JobId job = remindLater(order);
    mailIsAway = true;
    work.letPass(A_DAY);
    work.drain();
    assertThat(work.job(job).state()).isEqualTo(JobState.RETRYING);

    mailIsAway = false;
    work.letPass(Duration.ofMinutes(1));
    work.drain();

    assertThat(reminded).containsExactly(order);
  }

  @Test
  void askedForTwiceTheShopIsRemindedOnce() {
    Order order = anOrder();

    assertThat(remindLater(order)).isEqualTo(remindLater(order));

    assertThat(work.enqueued(RemindOfDraftJob.TYPE))
        .containsExactly(new RemindOfDraftJob.Arguments(order.id().value()));
  }

  private JobId remindLater(Order order) {
    return new RemindOfDrafts(work.enqueuer()).of(order.id(), BackgroundWork.ORIGIN);
  }

  private Order anOrder() {
    Order order = OrderFixtures.anOrder();
    orders.put(order.id(), order);
    return order;
  }

  private void remind(Order order) {
    if (mailIsAway) {
      throw new Reminders.NotSent("The mail server cannot be reached");
    }
    reminded.add(order);
  }
}
