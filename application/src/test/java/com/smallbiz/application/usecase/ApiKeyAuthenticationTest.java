package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.ApiKeySecret;
import com.smallbiz.application.key.NewApiKey;
import com.smallbiz.application.key.Scope;
import com.smallbiz.application.testkit.InMemoryApiKeys;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.SequentialIds;
import com.smallbiz.application.testkit.SettableClock;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyAuthenticationTest {

  private final SettableClock clock = new SettableClock();
  private final InMemoryApiKeys apiKeys = new InMemoryApiKeys(new InMemoryTransactions(), clock);
  private final ApiKeyAuthentication authentication = new ApiKeyAuthentication(apiKeys);
  private final ApiKeySecret secret = ApiKeySecret.generate(new Random(42));

  @Test
  void aKeyThatIsKnownLetsItsHolderIn() {
    ApiKey key = keep(secret);

    assertThat(authentication.authenticate(secret.text())).map(ApiKey::id).contains(key.id());
  }

  @Test
  void aKeyThatNobodyKeptDoesNot() {
    assertThat(authentication.authenticate(secret.text())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "sbz_", "sbz__", "%s ", " %s", "%s\n", "%s%s", "Sbz%s", "%s\u0000"})
  void whatOnlyResemblesAKeyDoesNot(String form) {
    keep(secret);

    String text = form.replace("%s", secret.text());

    assertThat(authentication.authenticate(text)).isEmpty();
    assertThat(authentication.recognize(text)).isEmpty();
  }

  @Test
  void itsUseIsNotedToTheMinute() {
    keep(secret);

    authentication.authenticate(secret.text());
    var first = clock.instant();
    clock.advance(Duration.ofSeconds(30));
    authentication.authenticate(secret.text());
    assertThat(lastUse()).isEqualTo(first);

    clock.advance(Duration.ofSeconds(31));
    authentication.authenticate(secret.text());
    assertThat(lastUse()).isEqualTo(clock.instant());
  }

  @Test
  void nobodyIsRecognizedWhoIsNotRemembered() {
    keep(secret);
    authentication.authenticate(secret.text());

    assertThat(authentication.recognize(secret.text())).isEmpty();
  }

  private Object lastUse() {
    return apiKeys.all().get(0).lastUsedAt();
  }

  private ApiKey keep(ApiKeySecret kept) {
    return apiKeys.add(
        new NewApiKey(
            new ApiKeyId(new SequentialIds().next()),
            "The shop",
            kept.digest(),
            kept.lastFour(),
            Set.of(Scope.ORDERS_READ),
            null));
  }
}
