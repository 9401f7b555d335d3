package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListApiTest extends ApiTest {

  /** Every test has customers of its own. */
  private final String family = "F" + UUID.randomUUID();

  private final String ours = ORDERS + "?customer=" + family;

  /** Every test has times of its own. */
  @BeforeEach
  void letTimePass() {
    clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void withoutOrdersTheListIsEmptyAndHasNoNextPage() {
    Reply reply = get(ours);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("{\"data\":[],\"next_cursor\":null}");
    assertThat(reply.header("Link")).isNull();
  }

  @Test
  void theNewestOrderComesFirstUnlessAskedOtherwise() {
    List<String> ids = orders(3);
    List<String> newestFirst = List.of(ids.get(2), ids.get(1), ids.get(0));

    assertThat(ids(get(ours))).isEqualTo(newestFirst);
    assertThat(ids(get(ours + "&sort=-created_at"))).isEqualTo(newestFirst);
    assertThat(ids(get(ours + "&sort=created_at"))).isEqualTo(ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at", "-created_at"})
  void walkingAllPagesShowsEveryOrderOnce(String sort) {
    List<String> ids = orders(7);

    var seen = new ArrayList<String>();
    Reply page = get(ours + "&limit=3&sort=" + sort);
    seen.addAll(ids(page));
    while (page.header("Link") != null) {
      String link = page.header("Link");
      assertThat(link)
          .startsWith("</api/v1/orders?")
          .contains(page.json().path("next_cursor").stringValue())
          .endsWith(">; rel=\"next\"");
      page = get(link.substring(1, link.indexOf('>')));
      seen.addAll(ids(page));
    }

    assertThat(page.json().path("next_cursor").isNull()).isTrue();
    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
  }

  @Test
  void aPageThatIsJustFullHasNoNext() {
    orders(2);

    assertThat(get(ours + "&limit=2").json().path("next_cursor").isNull()).isTrue();
    assertThat(get(ours + "&limit=1").json().path("next_cursor").isString()).isTrue();
  }

  @Test
  void twentyOrdersAreAPageUnlessAskedOtherwise() {
    orders(21);

    assertThat(ids(get(ours))).hasSize(20);
    assertThat(ids(get(ours + "&limit=100"))).hasSize(21);
  }

  @Test
  void theLinkKeepsTheFiltersWhateverTheyHold() {
    String odd = family + " & <Söhne> +";
    for (int i = 0; i < 2; i++) {
      anOrder("{\"customer_name\":\"" + odd + i + "\"}");
    }

    Reply page =
        get(
            ours
                + "%20%26%20%3CS%C3%B6hne%3E%20%2B&limit=1&status=draft&sync_status=pending"
                + "&created_from=2026-01-01T00:00:00Z&created_to=2027-01-01T00:00:00Z"
                + "&sort=created_at");
    String link = page.header("Link");
    Reply next = get(link.substring(1, link.indexOf('>')));

    assertThat(next.json().path("data").path(0).path("customer_name").stringValue())
        .isEqualTo(odd + "1");
    assertThat(next.header("Link")).isNull();
  }

  @Test
  void ordersAreFilteredByStatusAndSyncStatus() {
    String draft = anOrder("{\"customer_name\":\"" + family + "\"}");
    String submitted = anOrder("{\"customer_name\":\"" + family + "\"}");
    post(submitted + "/submit");

    assertThat(ids(get(ours + "&status=draft"))).containsExactly(idOf(draft));
    assertThat(ids(get(ours + "&status=submitted"))).containsExactly(idOf(submitted));
    assertThat(ids(get(ours + "&status=fulfilled"))).isEmpty();
    assertThat(ids(get(ours + "&status=cancelled"))).isEmpty();
    assertThat(ids(get(ours + "&sync_status=pending"))).hasSize(2);
    assertThat(ids(get(ours + "&sync_status=synced"))).isEmpty();
  }

  @Test
  void customersAreFoundByTheBeginningOfTheirNameWhateverItsCase() {
    anOrder("{\"customer_name\":\"" + family + " Åström\"}");

    assertThat(ids(get(ours + "%20%C3%A5STR"))).hasSize(1);
    assertThat(ids(get(ours + "+a%CC%8As"))).hasSize(1);
    assertThat(ids(get(ours + "%20str"))).isEmpty();
  }

  @Test
  void theBeginningOfAPeriodBelongsToItAndTheEndDoesNot() {
    anOrder("{\"customer_name\":\"" + family + "\"}");
    String now = clock.instant().toString();
    String later = clock.instant().plusNanos(1_000).toString();
    String between = clock.instant().plusNanos(1).toString();

    assertThat(ids(get(ours + "&created_from=" + now))).hasSize(1);
    assertThat(ids(get(ours + "&created_from=" + between))).isEmpty();
    assertThat(ids(get(ours + "&created_from=" + later))).isEmpty();
    assertThat(ids(get(ours + "&created_to=" + now))).isEmpty();
    assertThat(ids(get(ours + "&created_to=" + between))).hasSize(1);
    assertThat(ids(get(ours + "&created_to=" + later))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          limit=0,                                     limit out_of_range
          limit=101,                                   limit out_of_range
          limit=-1,                                    limit out_of_range
          limit=99999999999999999999,                  limit out_of_range
          limit=ten,                                   limit invalid_format
          limit=1.0,                                   limit invalid_format
          limit=%2B5,                                  limit invalid_format
          limit=%D9%A5,                                limit invalid_format
          limit=a|b,                                   limit invalid_format
          limit=,                                      limit blank
          limit,                                       limit blank
          limit=5&limit=5,                             limit repeated
          sort=id,                                     sort invalid_format
          sort=-CREATED_AT,                            sort invalid_format
          status=DRAFT,                                status invalid_format
          status=draft%20,                             status invalid_format
          status=draft%00,                             status invalid_format
          sync_status=done,                            sync_status invalid_format
          created_from=2026-11-22,                     created_from invalid_format
          created_from=2026-11-22T14:00:00,            created_from invalid_format
          created_from=2026-11-22T14:00:00%2B01:00,    created_from invalid_format
          created_from=2026-11-22T14:00:00z,           created_from invalid_format
          created_from=2026-11-22t14:00:00Z,           created_from invalid_format
          created_to=2026-02-30T14:00:00Z,             created_to invalid_format
          created_to=2026-11-22T24:00:00Z,             created_to invalid_format
          created_to=%2B12026-11-22T14:00:00Z,         created_to invalid_format
          customer=%00,                                customer invalid_format
          customer=%20,                                customer blank
          customer=%FF,                                customer invalid_format
          customer=%C3,                                customer invalid_format
          customer=%ED%A0%80,                          customer invalid_format
          customer=%zz,                                customer invalid_format
          customer=%4,                                 customer invalid_format
          customer=%,                                  customer invalid_format
          %zz=1,                                       %zz invalid_format
          page=2,                                      page unknown_parameter
          Limit=2,                                     Limit unknown_parameter
          =2,                                          ' unknown_parameter'
          cursor=x,                                    cursor invalid_format
          cursor=%20,                                  cursor invalid_format
          """)
  void aParameterThatCannotBeReadIsNamed(String query, String error) {
    String reply = raw("GET " + ORDERS + "?" + query + " HTTP/1.1");

    assertThat(reply).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid_parameter\"");
    String parameter = error.substring(0, error.lastIndexOf(' '));
    assertThat(reply)
        .contains(
            "\"errors\":[{\"parameter\":\"%s\",\"code\":\"%s\""
                .formatted(parameter, error.substring(error.lastIndexOf(' ') + 1)));
  }

  @Test
  void allWrongParametersAreNamedAtOnce() {
    Reply reply = get(ORDERS + "?limit=0&sort=x&status=y");

    assertThat(reply.errors())
        .containsExactly("limit out_of_range", "sort invalid_format", "status invalid_format");
    assertThat(reply.json().path("detail").stringValue())
        .startsWith("limit must be between 1 and 100; sort must be one of -created_at, created_at");
    assertThat(reply.json().path("errors").path(0))
        .hasToString(
            "{\"parameter\":\"limit\",\"code\":\"out_of_range\","
                + "\"detail\":\"must be between 1 and 100\"}");
  }

  @Test
  void anEndpointWithoutParametersTakesNone() {
    String order = anOrder();
    for (String path : List.of(order, "/health", "/api/v1/queues", "/api/v1/jobs/" + UNKNOWN_ID)) {
      assertThat(get(path + "?x=1").errors()).containsExactly("x unknown_parameter");
    }
    assertThat(postJson(ORDERS + "?x=1", "{}").status()).isEqualTo(400);
    assertThat(delete(order + "?limit=1").status()).isEqualTo(400);
    assertThat(post("/jobs/ping?x").status()).isEqualTo(400);
    assertThat(get(order + "?").status()).isEqualTo(200);
    assertThat(get(order + "?&").status()).isEqualTo(200);
  }

  @Test
  void aCursorThatWasAlteredIsRefusedWhereverItWasAltered() {
    orders(2);
    String cursor = get(ours + "&limit=1").json().path("next_cursor").stringValue();

    for (int i = 0; i < cursor.length(); i++) {
      String other = cursor.charAt(i) == 'A' ? "B" : "A";
      String altered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThat(get(ours + "&cursor=" + altered).errors())
          .containsExactly("cursor invalid_format");
    }
    for (String foreign : List.of(cursor + "A", cursor.substring(1), cursor + "=", "AAAA")) {
      assertThat(get(ours + "&cursor=" + foreign).errors())
          .containsExactly("cursor invalid_format");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&sort=created_at",
        "&status=draft",
        "&sync_status=pending",
        "&created_from=2026-01-01T00:00:00Z",
        "&created_to=2027-01-01T00:00:00Z",
        "x"
      })
  void aCursorOfAnotherListIsRefused(String difference) {
    orders(2);
    String cursor = get(ours + "&limit=1").json().path("next_cursor").stringValue();

    Reply reply = get(ours + difference + "&cursor=" + cursor);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsExactly("cursor invalid_format");
    assertThat(get(ORDERS + "?cursor=" + cursor).status()).isEqualTo(400);
  }

  @Test
  void aPageMayHaveAnotherLimitThanTheOneBefore() {
    orders(3);
    String cursor = get(ours + "&limit=1").json().path("next_cursor").stringValue();

    assertThat(ids(get(ours + "&limit=50&cursor=" + cursor))).hasSize(2);
  }

  @Test
  void headListsToo() {
    Reply reply = send("HEAD", ours, BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEmpty();
  }

  /** Orders of our own, oldest first; some of them at the same time. */
  private List<String> orders(int count) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      ids.add(idOf(anOrder("{\"customer_name\":\"" + family + " " + i + "\"}")));
      clock.advance(Duration.ofNanos(i % 2 * 1_000L));
    }
    return ids;
  }

  private static List<String> ids(Reply page) {
    return page.json().path("data").valueStream().map(it -> it.path("id").stringValue()).toList();
  }

  private static String idOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
