package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.ApiKeySecret;
import com.smallbiz.application.key.KeyDigest;
import com.smallbiz.application.key.NewApiKey;
import com.smallbiz.application.key.Scope;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.Transactions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What all {@link ApiKeys} keep of keys, and for how long they take them for valid. */
public abstract class ApiKeysContract {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final SequentialIds ids = new SequentialIds();

  /** Predictable, as befits a test. */
  private final Random random = new Random(42);

  /** There are none when a test begins. */
  protected abstract ApiKeys apiKeys();

  protected abstract Transactions transactions();

  /** Lets time pass, as far as the storage can tell. */
  protected abstract void pass(Duration time);

  @Test
  void whatIsKeptOfAKeyIsGivenBack() {
    NewApiKey added = aKey(HOUR);

    ApiKey key = apiKeys().add(added);

    assertThat(key.id()).isEqualTo(added.id());
    assertThat(key.name()).isEqualTo(added.name());
    assertThat(key.lastFour()).isEqualTo(added.lastFour());
    assertThat(key.scopes()).isEqualTo(added.scopes());
    assertThat(key.expiresAt()).isEqualTo(key.createdAt().plus(HOUR));
    assertThat(key.revokedAt()).isNull();
    assertThat(key.lastUsedAt()).isNull();
    assertThat(apiKeys().findValid(added.digest())).contains(key);
    assertThat(apiKeys().all()).containsExactly(key);
  }

  @Test
  void everyScopeIsKept() {
    var all = EnumSet.allOf(Scope.class);

    apiKeys().add(aKey(null, all));

    assertThat(apiKeys().all()).singleElement().extracting(ApiKey::scopes).isEqualTo(all);
  }

  @Test
  void aDigestThatNoKeyHasFindsNothing() {
    apiKeys().add(aKey(null));

    assertThat(apiKeys().findValid(aKey(null).digest())).isEmpty();
    assertThat(apiKeys().recall(aKey(null).digest())).isEmpty();
  }

  @Test
  void aKeyWithoutAnEndIsValidUntilItIsRevoked() {
    NewApiKey added = aKey(null);
    ApiKey key = apiKeys().add(added);
    assertThat(key.expiresAt()).isNull();

    pass(Duration.ofDays(5000));

    assertThat(apiKeys().findValid(added.digest())).isPresent();
  }

  @Test
  void aKeyIsValidUntilItExpires() {
    NewApiKey added = aKey(HOUR);
    apiKeys().add(added);

    pass(HOUR.minus(MINUTE));
    assertThat(apiKeys().findValid(added.digest())).isPresent();

    pass(MINUTE);
    assertThat(apiKeys().findValid(added.digest())).isEmpty();
    assertThat(apiKeys().all()).singleElement().extracting(ApiKey::revokedAt).isNull();
  }

  @Test
  void aRevokedKeyIsShownButNotValid() {
    NewApiKey added = aKey(HOUR);
    apiKeys().add(added);
    assertThat(apiKeys().findValid(added.digest())).isPresent();

    assertThat(apiKeys().revoke(added.id())).isTrue();

    assertThat(apiKeys().findValid(added.digest())).isEmpty();
    assertThat(apiKeys().recall(added.digest())).isEmpty();
    assertThat(apiKeys().all()).singleElement().extracting(ApiKey::revokedAt).isNotNull();
  }

  @Test
  void aKeyIsRevokedOnceAndForEver() {
    ApiKeyId id = apiKeys().add(aKey(null)).id();
    apiKeys().revoke(id);
    ApiKey revoked = onlyKey();

    pass(HOUR);

    assertThat(apiKeys().revoke(id)).isTrue();
    assertThat(onlyKey().revokedAt()).isNotNull();
    assertThat(Duration.between(revoked.createdAt(), revoked.revokedAt()))
        .isEqualTo(Duration.between(onlyKey().createdAt(), onlyKey().revokedAt()));
  }

  @Test
  void onlyTheKeyThatIsMeantIsRevoked() {
    NewApiKey kept = aKey(null);
    apiKeys().add(kept);
    ApiKey revoked = apiKeys().add(aKey(null));

    apiKeys().revoke(revoked.id());

    assertThat(apiKeys().findValid(kept.digest())).isPresent();
  }

  @Test
  void aKeyThatThereIsNotCannotBeRevoked() {
    assertThat(apiKeys().revoke(new ApiKeyId(ids.next()))).isFalse();
  }

  @Test
  void keysAreListedInTheSequenceOfTheirIds() {
    NewApiKey first = aKey(null);
    NewApiKey second = aKey(null);
    apiKeys().add(second);
    apiKeys().add(first);

    assertThat(apiKeys().all()).extracting(ApiKey::id).containsExactly(first.id(), second.id());
  }

  @Test
  void aUseIsNotedAtMostOnceAMinute() {
    ApiKeyId id = apiKeys().add(aKey(null)).id();

    apiKeys().noteUse(id);
    Duration first = sinceCreation();
    pass(MINUTE.minusSeconds(10));
    apiKeys().noteUse(id);
    assertThat(sinceCreation()).isEqualTo(first);

    pass(Duration.ofSeconds(10).plus(MOMENT));
    apiKeys().noteUse(id);
    assertThat(sinceCreation()).isGreaterThan(first);
  }

  @Test
  void aUseOfAKeyThatThereIsNotIsNotNoted() {
    apiKeys().add(aKey(null));

    apiKeys().noteUse(new ApiKeyId(ids.next()));

    assertThat(onlyKey().lastUsedAt()).isNull();
  }

  @Test
  void aKeyThatWasUndoneIsNotThere() {
    NewApiKey undone = aKey(null);

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          apiKeys().add(undone);
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");

    assertThat(apiKeys().findValid(undone.digest())).isEmpty();
    assertThat(apiKeys().all()).isEmpty();
  }

  protected final NewApiKey aKey(@Nullable Duration timeToLive) {
    return aKey(timeToLive, Set.of(Scope.ORDERS_READ));
  }

  private NewApiKey aKey(@Nullable Duration timeToLive, Set<Scope> scopes) {
    var secret = ApiKeySecret.generate(random);
    KeyDigest digest = secret.digest();
    return new NewApiKey(
        new ApiKeyId(ids.next()), "The shop's 🦊", digest, secret.lastFour(), scopes, timeToLive);
  }

  private ApiKey onlyKey() {
    assertThat(apiKeys().all()).hasSize(1);
    return apiKeys().all().get(0);
  }

  /** From the creation to the last use: storages may differ in how they let time pass. */
  private Duration sinceCreation() {
    ApiKey key = onlyKey();
    return Duration.between(key.createdAt(), key.lastUsedAt());
  }
}
