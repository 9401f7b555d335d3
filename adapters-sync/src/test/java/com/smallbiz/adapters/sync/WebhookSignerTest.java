package com.smallbiz.adapters.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WebhookSignerTest {

  /** The example that the reference libraries of Standard Webhooks test with. */
  @Test
  void signsTheExampleAsTheReferenceDoes() {
    var signer = new WebhookSigner("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    String signature =
        signer.sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}".getBytes(UTF_8));

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aSecretWithoutThePrefixIsTheKeyItself() {
    byte[] body = "{}".getBytes(UTF_8);

    // "plain text" in Base64 is cGxhaW4gdGV4dA==
    assertThat(new WebhookSigner("plain text").sign("id", 1, body))
        .isEqualTo(new WebhookSigner("whsec_cGxhaW4gdGV4dA==").sign("id", 1, body));
  }

  @Test
  void aBrokenSecretIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> new WebhookSigner("whsec_s3cr?t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the signing secret begins with whsec_, but what follows is not Base64")
        .hasNoCause();
  }

  @Test
  void anEmptySecretIsRefused() {
    assertThatThrownBy(() -> new WebhookSigner("whsec_"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the signing secret must not be empty");
  }
}
