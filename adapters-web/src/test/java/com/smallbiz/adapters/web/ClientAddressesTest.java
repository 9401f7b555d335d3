package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressesTest {

  private final ClientAddresses addresses =
      new ClientAddresses(
          new ProxySettings(List.of("10.0.0.0/8", "192.0.2.1", "2001:db8::/33", "fd00::1")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Nobody in between, or nobody who is trusted.
        "203.0.113.9     | ''                                   | 203.0.113.9",
        "203.0.113.9     | 1.2.3.4                              | 203.0.113.9",
        "192.0.2.2       | 1.2.3.4                              | 192.0.2.2",
        "11.0.0.1        | 1.2.3.4                              | 11.0.0.1",
        "2001:db8:8000::1 | 1.2.3.4                             | 2001:db8:8000:0:0:0:0:1",
        "fe80::1%eth0    | 1.2.3.4                              | fe80:0:0:0:0:0:0:1",
        // A trusted proxy, and what it says.
        "10.1.2.3        | ''                                   | 10.1.2.3",
        "10.1.2.3        | 203.0.113.9                          | 203.0.113.9",
        "192.0.2.1       | 203.0.113.9                          | 203.0.113.9",
        "::ffff:10.1.2.3 | 203.0.113.9                          | 203.0.113.9",
        "fd00::1         | 2001:db8:ffff::5                     | 2001:db8:ffff:0:0:0:0:5",
        "2001:db8:7fff::1 | ::ffff:203.0.113.9                  | 203.0.113.9",
        // Several in a row.
        "10.1.2.3        | 203.0.113.9, 10.9.9.9                | 203.0.113.9",
        "10.1.2.3        | 203.0.113.9,192.0.2.1 ,\t10.9.9.9    | 203.0.113.9",
        "10.1.2.3        | 10.7.7.7, 10.8.8.8                   | 10.7.7.7",
        // What the client had written there before.
        "10.1.2.3        | 1.2.3.4, 203.0.113.9                 | 203.0.113.9",
        "10.1.2.3        | 10.0.0.1, 203.0.113.9, 10.9.9.9      | 203.0.113.9",
        "10.1.2.3        | unknown, 203.0.113.9                 | 203.0.113.9",
        "10.1.2.3        | 1.2.3.4; 127.0.0.1, 203.0.113.9      | 203.0.113.9",
        // Ports and brackets.
        "10.1.2.3        | 203.0.113.9:4711                     | 203.0.113.9",
        "10.1.2.3        | [2001:db8:ffff::5]:4711              | 2001:db8:ffff:0:0:0:0:5",
        "10.1.2.3        | [2001:db8:ffff::5]                   | 2001:db8:ffff:0:0:0:0:5",
        "10.1.2.3        | 2001:db8:ffff::5%7                   | 2001:db8:ffff:0:0:0:0:5",
        // No address: all that is known is who passed it on.
        "10.1.2.3        | unknown                              | 10.1.2.3",
        "10.1.2.3        | _hidden                              | 10.1.2.3",
        "10.1.2.3        | 1.2.3.4, unknown, 10.9.9.9           | 10.9.9.9",
        "10.1.2.3        | localhost                            | 10.1.2.3",
        "10.1.2.3        | example.com                          | 10.1.2.3",
        "10.1.2.3        | 1                                    | 10.1.2.3",
        "10.1.2.3        | 1.2.3                                | 10.1.2.3",
        "10.1.2.3        | 01.2.3.4                             | 10.1.2.3",
        "10.1.2.3        | 256.2.3.4                            | 10.1.2.3",
        "10.1.2.3        | 0x7f.0.0.1                           | 10.1.2.3",
        "10.1.2.3        | 1.2.3.4:                             | 10.1.2.3",
        "10.1.2.3        | 1.2.3.4:999999                       | 10.1.2.3",
        "10.1.2.3        | [1.2.3.4]                            | 10.1.2.3",
        "10.1.2.3        | [::1                                 | 10.1.2.3",
        "10.1.2.3        | [::1]x                               | 10.1.2.3",
        "10.1.2.3        | []                                   | 10.1.2.3",
        "10.1.2.3        | :                                    | 10.1.2.3",
        "10.1.2.3        | :::                                  | 10.1.2.3",
        "10.1.2.3        | 1:2:3:4:5:6:7:8:9                    | 10.1.2.3",
        "10.1.2.3        | \"1.2.3.4\"                          | 10.1.2.3",
        "10.1.2.3        | 1.2.3.4/8                            | 10.1.2.3",
        // Empty elements of a list are none.
        "10.1.2.3        | ,                                    | 10.1.2.3",
        "10.1.2.3        | ', 203.0.113.9,'                     | 203.0.113.9"
      })
  void theClientIsTheLastWhoIsNotTrusted(String remote, String header, String client) {
    assertThat(clientOf(remote, header)).isEqualTo(client);
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(clientOf("10.1.2.3", "1.2.3.4", "203.0.113.9, 10.9.9.9", "10.8.8.8"))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void aVeryLongListCostsLittle() {
    assertThat(clientOf("10.1.2.3", "10.1.1.1,".repeat(5_000) + "x".repeat(5_000)))
        .isEqualTo("10.1.2.3");
  }

  @Test
  void withoutTrustedProxiesNobodyIsBelieved() {
    var request = request("127.0.0.1", "1.2.3.4");

    assertThat(new ClientAddresses(ProxySettings.NONE).of(request).getHostAddress())
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.com/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0/8",
        "::/129",
        "::ffff:10.0.0.0/104",
        "10.0.0.0/8/8"
      })
  void whatIsNoNetworkIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProxySettings(List.of(text)));
  }

  private String clientOf(String remote, String... headers) {
    return addresses.of(request(remote, headers)).getHostAddress();
  }

  private static MockHttpServletRequest request(String remote, String... headers) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(remote);
    for (String header : headers) {
      request.addHeader("X-Forwarded-For", header);
    }
    return request;
  }
}
