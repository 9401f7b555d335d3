package com.smallbiz.application;

import static com.smallbiz.application.testkit.Shop.anyVersionOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.JobId;
import com.smallbiz.application.job.JobState;
import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.application.port.in.ChangeOrderCommand;
import com.smallbiz.application.port.out.OrderSyncFailed;
import com.smallbiz.application.port.out.QueueUnavailable;
import com.smallbiz.application.testkit.InMemoryOrderSyncer;
import com.smallbiz.application.testkit.Shop;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderId;
import com.smallbiz.domain.order.OrderStatus;
import com.smallbiz.domain.order.SyncStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The life of one order, from the first note of it until all the world knows, mishaps included. */
class OrderLifecycleTest {

  private final Shop shop = new Shop();

  @Test
  void anOrderIsWrittenEditedSubmittedSyncedAndFulfilledWhateverHappens() {
    // Ada orders two mugs.
    OrderId ada = shop.order().id();
    assertThat(order(ada).status()).isEqualTo(OrderStatus.DRAFT);
    assertThat(order(ada).details().total().minorUnits()).isEqualTo(2500);

    // She tells where to leave them, and submits.
    shop.changes.change(
        new ChangeOrderCommand(ada, ExpectedVersion.ANY, draft -> draft.withNote("At the back")));
    shop.changes.submit(anyVersionOf(ada));
    assertThat(order(ada).version()).isEqualTo(3);

    // The sync is asked for while Redis is away: it is accepted all the same.
    shop.witness.failBefore("handIn", new QueueUnavailable("connection refused", new Exception()));
    JobId sync = shop.requestSync(ada);
    shop.workUntilIdle();
    assertThat(shop.job(sync).state()).isEqualTo(JobState.ENQUEUED);

    // Redis is back, the sweeper finds the job; but now the external system is away.
    shop.externalSystem.failNext(2, new OrderSyncFailed.Unavailable("It answered 503", null, null));
    shop.clock.advance(Duration.ofSeconds(2));
    shop.workUntilIdle();
    assertThat(shop.job(sync).state()).isEqualTo(JobState.RETRYING);
    assertThat(order(ada).synchronization().status()).isEqualTo(SyncStatus.FAILED);
    assertThat(order(ada).synchronization().lastError()).isEqualTo("It answered 503");

    // The second attempt fails as well, and Redis loses all that it knew.
    shop.clock.advance(Duration.ofSeconds(36));
    shop.workUntilIdle();
    assertThat(shop.job(sync).attempt()).isEqualTo(2);
    shop.redis.forgetEverything();

    // Ada adds to her note before the third attempt, which sends what is current then.
    shop.changes.change(
        new ChangeOrderCommand(ada, ExpectedVersion.ANY, draft -> draft.withNote("In the shed")));
    assertThat(order(ada).synchronization().status()).isEqualTo(SyncStatus.PENDING);
    shop.clock.advance(Duration.ofSeconds(61));
    shop.workUntilIdle();
    assertThat(shop.job(sync).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(shop.externalSystem.pushes())
        .extracting(push -> push.order().details().note())
        .containsExactly("At the back", "At the back", "In the shed");
    assertThat(shop.externalSystem.pushes())
        .extracting(push -> push.origin())
        .containsOnly(Shop.ORIGIN);
    assertThat(order(ada).isSynced()).isTrue();
    assertThat(order(ada).synchronization().externalId())
        .isEqualTo(InMemoryOrderSyncer.externalId(ada));

    // The mugs are delivered. The copy over there is outdated until it is synced again.
    shop.changes.fulfill(anyVersionOf(ada));
    assertThat(order(ada).synchronization().status()).isEqualTo(SyncStatus.PENDING);
    JobId last = shop.requestSync(ada);
    shop.workUntilIdle();
    assertThat(last).isNotEqualTo(sync);
    assertThat(order(ada).status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(order(ada).isSynced()).isTrue();
  }

  private Order order(OrderId id) {
    return shop.order(id);
  }
}
