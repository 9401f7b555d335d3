package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderValidationApiTest extends ApiTest {

  private static final String LINE =
      "{\"description\":\"Mug\",\"quantity\":1,\"unit_price_cents\":1}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          customer_name    | null              | required
          customer_name    | ""                | blank
          customer_name    | " \\u200b"        | blank
          customer_name    | 5                 | invalid_type
          customer_name    | ["Ada"]           | invalid_type
          customer_name    | "a\\u0000b"       | invalid_format
          customer_name    | "a\\ud800"        | invalid_format
          customer_email   | "nobody"          | invalid_format
          customer_email   | true              | invalid_type
          currency         | "usd"             | invalid_format
          currency         | 840               | invalid_type
          line_items       | {}                | invalid_type
          line_items       | "none"            | invalid_type
          line_items/0     | [null]            | invalid_type
          line_items/0     | [[]]              | invalid_type
          total_cents      | -1                | out_of_range
          total_cents      | 1000000000000001  | out_of_range
          total_cents      | 9223372036854775808 | out_of_range
          total_cents      | -99999999999999999999 | out_of_range
          total_cents      | 10.5              | invalid_type
          total_cents      | 1.0               | invalid_type
          total_cents      | 1e2               | invalid_type
          total_cents      | 1e999999999       | invalid_type
          total_cents      | "12"              | invalid_type
          total_cents      | true              | invalid_type
          total_cents      | {}                | invalid_type
          note             | 1                 | invalid_type
          id               | null              | read_only
          status           | "draft"           | read_only
          sync_status      | "pending"         | read_only
          external_id      | "x"               | read_only
          last_synced_at   | null              | read_only
          last_sync_error  | null              | read_only
          version          | 1                 | read_only
          created_at       | null              | read_only
          updated_at       | null              | read_only
          Customer_name    | "x"               | unknown_field
          customerName     | "x"               | unknown_field
          """)
  void aWrongFieldIsNamedWithItsCode(String field, String value, String code) {
    String name = field.replaceAll("/.*", "");
    String valid = name.equals("customer_name") ? "{" : "{\"customer_name\":\"Ada\",";

    Reply reply = postJson(ORDERS, valid + "\"" + name + "\":" + value + "}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("validation_failed");
    assertThat(reply.errors()).containsExactly("#/" + field + " " + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          description      | null           | required
          description      | " "            | blank
          quantity         | null           | required
          quantity         | 0              | out_of_range
          quantity         | 1000001        | out_of_range
          quantity         | "1"            | invalid_type
          unit_price_cents | -1             | out_of_range
          unit_price_cents | 1000000000001  | out_of_range
          unit_price_cents | 1.5            | invalid_type
          sku              | 1              | invalid_type
          total_cents      | 1              | read_only
          price            | 1              | unknown_field
          """)
  void aWrongFieldOfALineItemIsNamedWithItsPlace(String field, String value, String code) {
    Map<String, String> fields =
        new LinkedHashMap<>(
            Map.of("description", "\"Mug\"", "quantity", "1", "unit_price_cents", "1"));
    fields.put(field, value);
    String line =
        fields.entrySet().stream()
            .map(it -> "\"" + it.getKey() + "\":" + it.getValue())
            .collect(Collectors.joining(",", "{", "}"));

    Reply reply =
        postJson(ORDERS, "{\"customer_name\":\"A\",\"line_items\":[" + LINE + "," + line + "]}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errors()).containsExactly("#/line_items/1/" + field + " " + code);
  }

  @Test
  void allThatIsWrongIsReportedAtOnce() {
    Reply reply =
        postJson(
            ORDERS,
            """
            {"id":1,"nope":2,"customer_email":"x","total_cents":"1","note":7,
             "line_items":[5,{"quantity":"1","unit_price_cents":-1,"total_cents":4}]}
            """);

    assertThat(reply.errors())
        .containsExactlyInAnyOrder(
            "#/id read_only",
            "#/nope unknown_field",
            "#/customer_name required",
            "#/customer_email invalid_format",
            "#/total_cents invalid_type",
            "#/note invalid_type",
            "#/line_items/0 invalid_type",
            "#/line_items/1/description required",
            "#/line_items/1/quantity invalid_type",
            "#/line_items/1/unit_price_cents out_of_range",
            "#/line_items/1/total_cents read_only");
    assertThat(reply.json().path("detail").stringValue()).isEqualTo("11 fields need attention");
  }

  @Test
  void theProblemHasExactlyTheMembersOfTheContract() {
    Reply reply = postJson(ORDERS, "{\"customer_name\":\"\"}");

    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.text())
        .isEqualTo(
            """
            {"type":"/problems/validation-failed","title":"The request body is not valid",\
            "status":422,"detail":"1 field needs attention","instance":"/api/v1/orders",\
            "code":"validation_failed","request_id":"%s","errors":[\
            {"pointer":"#/customer_name","code":"blank","detail":"must not be blank"}]}"""
                .formatted(reply.header("X-Request-Id")));
  }

  @Test
  void namesAreEscapedAsPointersAndAsFragments() {
    Reply reply =
        postJson(ORDERS, "{\"customer_name\":\"A\",\"a/b~c\":1,\"%20 é\":2,\"\\ud800\":3,\"\":4}");

    assertThat(reply.errors())
        .containsExactly(
            "#/a~1b~0c unknown_field",
            "#/%2520%20%C3%A9 unknown_field",
            "#/%EF%BF%BD unknown_field",
            "#/ unknown_field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"x\"", "5", "true", "[{\"customer_name\":\"Ada\"}]"})
  void aBodyThatIsNoObjectIsOfTheWrongType(String body) {
    Reply reply = postJson(ORDERS, body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errors()).containsExactly("# invalid_type");

    assertThat(patch(anOrder(), body).errors()).containsExactly("# invalid_type");
  }

  @Test
  void lengthsAreCountedInCodePoints() {
    assertThat(postJson(ORDERS, "{\"customer_name\":\"" + "😀".repeat(200) + "\"}").status())
        .isEqualTo(201);
    assertThat(postJson(ORDERS, "{\"customer_name\":\"" + "😀".repeat(201) + "\"}").errors())
        .containsExactly("#/customer_name too_long");
  }

  @Test
  void nullIsTheSameAsNothingForAnOptionalField() {
    var json =
        postJson(
                ORDERS,
                """
                {"customer_name":"Ada","customer_email":null,"currency":null,"line_items":null,
                 "total_cents":null,"note":null}
                """)
            .json();

    assertThat(json.path("currency").stringValue()).isEqualTo("USD");
    assertThat(json.path("total_cents").longValue()).isZero();
    assertThat(json.path("line_items").isEmpty()).isTrue();
  }

  @Test
  void theTotalIsTheSumOfTheLineItemsOrAMismatch() {
    String order = "{\"customer_name\":\"A\",\"total_cents\":%d,\"line_items\":[" + LINE + "]}";

    assertThat(postJson(ORDERS, order.formatted(1)).status()).isEqualTo(201);
    assertThat(postJson(ORDERS, order.formatted(2)).errors())
        .containsExactly("#/total_cents mismatch");
  }

  @Test
  void fiveHundredLineItemsAreTheMost() {
    String order = "{\"customer_name\":\"A\",\"line_items\":[%s]}";

    assertThat(
            postJson(ORDERS, order.formatted(String.join(",", Collections.nCopies(500, LINE))))
                .status())
        .isEqualTo(201);
    assertThat(
            postJson(ORDERS, order.formatted(String.join(",", Collections.nCopies(501, "0"))))
                .errors())
        .containsExactly("#/line_items too_long");
  }

  @Test
  void whatIsRefusedIsNotStored() {
    postJson(ORDERS, "{\"customer_name\":\"Nobody\",\"id\":1}");

    assertThat(get(ORDERS + "?customer=Nobody").json().path("data").isEmpty()).isTrue();
  }
}
