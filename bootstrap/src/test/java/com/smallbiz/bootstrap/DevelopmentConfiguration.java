package com.smallbiz.bootstrap;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.order.ExpectedVersion;
import com.smallbiz.application.order.OrderFilter;
import com.smallbiz.application.order.OrderQuery;
import com.smallbiz.application.port.in.CreateOrder;
import com.smallbiz.application.port.in.ListOrders;
import com.smallbiz.application.port.in.OrderCommand;
import com.smallbiz.application.port.in.RequestOrderSync;
import com.smallbiz.application.port.in.RequestOrderSyncCommand;
import com.smallbiz.application.port.in.SubmitOrder;
import com.smallbiz.domain.order.Order;
import com.smallbiz.domain.order.OrderDraft;
import com.smallbiz.domain.order.OrderDraft.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/** What only a development run has: a few orders to look at, and a word on where everything is. */
@TestConfiguration(proxyBeanMethods = false)
class DevelopmentConfiguration {

  private static final Origin SAMPLES =
      new Origin("sample-orders", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  /** Some of them are refused by the simulated order system, so that there is something to see. */
  private static final List<OrderDraft> SYNCED_AT_ONCE =
      List.of(
          order("Seki Takakazu", null, "JPY", new Line("SOROBAN", "Abacus", 2L, 5_800L)),
          order(
              "Emmy Noether",
              "emmy@example.com",
              "EUR",
              new Line("RING-7", "Ring", 1L, 12_900L),
              new Line("IDEAL-3", "Ideal", 2L, 4_950L)),
          order(
              "Hedy Lamarr",
              "hedy@example.com",
              "USD",
              new Line("ROLL-88", "Player piano roll", 88L, 150L)),
          order(
              "Mary Jackson",
              "mary@example.com",
              "USD",
              new Line(null, "Wind tunnel", 1L, 990_000L)),
          order(
              "Dorothy Vaughan",
              "dorothy@example.com",
              "USD",
              new Line("CARD-80", "Punched cards", 2_000L, 2L)),
          order(
              "Alan Turing",
              "alan@example.invalid",
              "GBP",
              new Line("TAPE", "Endless tape", 1L, 900L)),
          order(
              "Sofia Kovalevskaya",
              "sofia@example.invalid",
              "EUR",
              new Line("TOP-1", "Spinning top", 3L, 1_200L)),
          order(
              "Évariste Galois",
              "evariste@example.invalid",
              "EUR",
              new Line("GROUP", "Group", 5L, 320L)),
          order(
              "Annie Easley",
              "annie@example.com",
              "USD",
              new Line("FUEL", "Fuel cell", 4L, 7_700L)),
          order(
              "Srinivasa Ramanujan",
              "srinivasa@example.com",
              "INR",
              new Line("TAXI", "Ride in a taxi", 1L, 172_900L)));

  @Bean
  ApplicationRunner sampleOrders(
      ListOrders listOrders,
      CreateOrder createOrder,
      SubmitOrder submitOrder,
      RequestOrderSync requestOrderSync) {
    var any = new OrderQuery(OrderFilter.NONE, OrderQuery.Direction.NEWEST_FIRST, 1, null);
    return arguments -> {
      if (!listOrders.list(any).orders().isEmpty()) {
        return;
      }
      createOrder.create(
          order("Grace Hopper", null, "USD", new Line("NANO-1", "A nanosecond of wire", 12L, 99L)));
      Order submitted =
          createOrder.create(
              order("Katherine Johnson", null, "USD", new Line(null, "Star chart", 1L, 4_500L)));
      submitOrder.submit(new OrderCommand(submitted.id(), ExpectedVersion.ANY));
      for (OrderDraft draft : SYNCED_AT_ONCE) {
        requestOrderSync.request(
            new RequestOrderSyncCommand(
                createOrder.create(draft).id(), ExpectedVersion.ANY, SAMPLES));
      }
    };
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> whereEverythingIs() {
    return event -> {
      var environment = event.getApplicationContext().getEnvironment();
      String api = "http://localhost:" + environment.getProperty("local.server.port");
      System.out.printf(
          """

            API                     %s
            console                 %s/admin (%s, %s)
            operations              http://localhost:%s/actuator/prometheus
            external order system   %s
            PostgreSQL              %s
            try                     curl %s/health
            stop                    Ctrl-C

          """,
          api,
          api,
          environment.getProperty("smallbiz.console.user"),
          environment.getProperty("smallbiz.console.password"),
          environment.getProperty("local.management.port"),
          environment.getProperty("smallbiz.sync.url"),
          environment.getProperty("spring.datasource.url"),
          api);
    };
  }

  private static OrderDraft order(
      String customer, @Nullable String email, String currency, Line... lines) {
    return new OrderDraft(customer, email, currency, List.of(lines), null, null);
  }
}
