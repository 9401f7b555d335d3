package com.smallbiz.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SecurityHeadersTest {

  @Test
  void whatIsEncryptedPromisesToStaySo() {
    var request = new MockHttpServletRequest();
    request.setSecure(true);
    var response = new MockHttpServletResponse();

    SecurityHeaders.putOn(request, response);

    assertThat(response.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000");
  }
}
