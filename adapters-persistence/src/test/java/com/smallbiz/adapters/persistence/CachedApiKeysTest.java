package com.smallbiz.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.NewApiKey;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.Transactions;
import com.smallbiz.application.testkit.ApiKeysContract;
import com.smallbiz.application.testkit.InMemoryApiKeys;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.SettableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedApiKeysTest extends ApiKeysContract {

  private static final Duration PROMISED = Duration.ofSeconds(5);
  private static final Duration REMEMBERED = Duration.ofMillis(3_999);

  private static final TestDatabase DATABASE = TestDatabase.create();

  private final SettableClock ticks = new SettableClock();
  private final ApiKeys apiKeys = anInstance();
  private final ApiKeys another = anInstance();

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void aValidKeyIsRememberedWhereItWasFound() {
    NewApiKey added = aKey(null);
    apiKeys.add(added);
    assertThat(apiKeys.recall(added.digest())).isEmpty();

    apiKeys.findValid(added.digest());

    ticks.advance(REMEMBERED);
    assertThat(apiKeys.recall(added.digest())).map(ApiKey::id).contains(added.id());
    assertThat(another.recall(added.digest())).isEmpty();
  }

  @Test
  void aRevocationIsSeenByEveryInstanceInTime() {
    NewApiKey added = aKey(null);
    apiKeys.add(added);
    apiKeys.findValid(added.digest());

    another.revoke(added.id());
    assertThat(apiKeys.recall(added.digest())).isPresent();

    ticks.advance(PROMISED.minusSeconds(1));
    assertThat(apiKeys.recall(added.digest())).isEmpty();
    assertThat(apiKeys.findValid(added.digest())).isEmpty();
  }

  @Test
  void aRevocationIsSeenAtOnceWhereItIsMade() {
    NewApiKey added = aKey(null);
    apiKeys.add(added);
    apiKeys.findValid(added.digest());

    apiKeys.revoke(added.id());

    assertThat(apiKeys.recall(added.digest())).isEmpty();
  }

  @Test
  void aKeyThatWasValidIsKnownForLongerThanItIsTrusted() {
    NewApiKey added = aKey(null);
    apiKeys.add(added);
    assertThat(apiKeys.wasValid(added.digest())).isFalse();
    apiKeys.findValid(added.digest());

    ticks.advance(Duration.ofMinutes(59));
    assertThat(apiKeys.recall(added.digest())).isEmpty();
    assertThat(apiKeys.wasValid(added.digest())).isTrue();

    another.revoke(added.id());
    assertThat(apiKeys.findValid(added.digest())).isEmpty();
    assertThat(apiKeys.wasValid(added.digest())).isFalse();
  }

  @Test
  void recallingAKeyDoesNotProlongItsMemory() {
    NewApiKey added = aKey(null);
    apiKeys.add(added);
    apiKeys.findValid(added.digest());

    ticks.advance(REMEMBERED);
    assertThat(apiKeys.recall(added.digest())).isPresent();
    ticks.advance(Duration.ofMillis(1));
    assertThat(apiKeys.recall(added.digest())).isEmpty();
  }

  @Test
  void anAnswerThatWasLongOnItsWayIsOldWhenItArrives() {
    var cached = new CachedApiKeys(answeringIn(Duration.ofSeconds(3)), this::ticks);
    NewApiKey added = aKey(null);
    cached.add(added);

    assertThat(cached.findValid(added.digest())).isPresent();

    ticks.advance(Duration.ofMillis(999));
    assertThat(cached.recall(added.digest())).isPresent();
    ticks.advance(Duration.ofMillis(1));
    assertThat(cached.recall(added.digest())).isEmpty();
  }

  @Test
  void aKeyThatIsFoundNoLongerValidIsForgotten() {
    NewApiKey added = aKey(Duration.ofHours(1));
    apiKeys.add(added);
    apiKeys.findValid(added.digest());

    JdbcApiKeysTest.letPass(DATABASE, Duration.ofHours(1));

    assertThat(apiKeys.findValid(added.digest())).isEmpty();
    assertThat(apiKeys.recall(added.digest())).isEmpty();
  }

  @Override
  protected ApiKeys apiKeys() {
    return apiKeys;
  }

  @Override
  protected Transactions transactions() {
    return DATABASE.transactions();
  }

  @Override
  protected void pass(Duration time) {
    ticks.advance(time);
    JdbcApiKeysTest.letPass(DATABASE, time);
  }

  private ApiKeys anInstance() {
    return new CachedApiKeys(new JdbcApiKeys(DATABASE.sql()), this::ticks);
  }

  private ApiKeys answeringIn(Duration time) {
    var prompt = new InMemoryApiKeys(new InMemoryTransactions(), new SettableClock());
    return (ApiKeys)
        Proxy.newProxyInstance(
            ApiKeys.class.getClassLoader(),
            new Class<?>[] {ApiKeys.class},
            (proxy, method, arguments) -> {
              Object answer = method.invoke(prompt, arguments);
              ticks.advance(time);
              return answer;
            });
  }

  private long ticks() {
    return Duration.between(Instant.EPOCH, ticks.instant()).toNanos();
  }
}
