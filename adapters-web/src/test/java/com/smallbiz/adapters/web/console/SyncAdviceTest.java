package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told about the reasons that orders have. */
class SyncAdviceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "answered 503 | could not be reached (503): retrying helps once it is back",
        "answered 500 | is out of order (500): retrying helps once it is back",
        "answered 429 | has too much to do (429): retrying helps in a while",
        "refused the order with 422 | refused the order (422): retrying does not help until the order is put right",
        "refused the order with 409 | refused the order (409): retrying does not help until the order is put right",
        "refused the order with 401 | does not let this server in (401): whoever runs this server has to correct its settings",
        "refused the order with 404 | takes no orders at the address that is configured (404): whoever runs this server has to correct its settings",
        "answered 301, and redirects are not followed | is at another address now (301): whoever runs this server has to correct its settings",
        "answered 200, but without an id for the order | answered well, but without its id for the order (200): whoever runs it has to look into it",
        "did not answer within 5 s | did not answer in time: retrying helps once it is back",
        "cannot be reached | could not be reached: retrying helps once it is back",
        "cannot be reached over a secure connection | could not be reached over a secure connection: whoever runs it has to look at its certificate",
        "broke the connection off | broke the connection off: retrying helps once it is back",
        "is left alone for a while, because too many calls failed | keeps failing and is left alone for a while: the order is sent by itself once it is back",
      })
  void whatHappenedIsToldWithWhoHasToDoSomething(String happened, String advice) {
    assertThat(SyncAdvice.of("The external order system " + happened))
        .isEqualTo("The external system " + advice);
  }

  @Test
  void whatWasOurOwnDoingIsNotBlamedOnOthers() {
    assertThat(SyncAdvice.of("Too many orders are on their way to the external order system"))
        .contains("sent by itself");
    assertThat(SyncAdvice.of("The order could not be sent; the log says why"))
        .contains("within this server");
  }

  @Test
  void whatIsNotKnownIsToldAsItIs() {
    assertThat(SyncAdvice.of(" The address is unknown: 422 "))
        .isEqualTo("The address is unknown: 422");
  }
}
