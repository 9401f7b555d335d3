package com.smallbiz.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.Scope;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.application.port.in.CreatedApiKey;
import com.smallbiz.application.testkit.InMemoryApiKeys;
import com.smallbiz.application.testkit.InMemoryTransactions;
import com.smallbiz.application.testkit.SequentialIds;
import com.smallbiz.application.testkit.SettableClock;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Rule;
import com.smallbiz.domain.validation.Violation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApiKeyAdministrationTest {

  private static final List<String> READ = List.of("orders:read");

  private final SettableClock clock = new SettableClock();
  private final SequentialIds ids = new SequentialIds();
  private final InMemoryApiKeys apiKeys = new InMemoryApiKeys(new InMemoryTransactions(), clock);
  private final ApiKeyAdministration administration =
      new ApiKeyAdministration(apiKeys, ids, new Random(42));
  private final ApiKeyAuthentication authentication = new ApiKeyAuthentication(apiKeys);

  @Test
  void aNewKeyLetsItsHolderIn() {
    CreatedApiKey created =
        create(" The shop ", List.of("orders:read", "jobs:admin", "orders:read"), null);

    ApiKey key = created.key();
    assertThat(key.name()).isEqualTo("The shop");
    assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.ORDERS_READ, Scope.JOBS_ADMIN);
    assertThat(key.createdAt()).isEqualTo(clock.instant());
    assertThat(key.expiresAt()).isNull();
    assertThat(created.secret().text()).endsWith(key.lastFour());
    assertThat(authentication.authenticate(created.secret().text()))
        .map(ApiKey::id)
        .contains(key.id());
  }

  @Test
  void noTwoKeysAreAlike() {
    assertThat(create("one", READ, null).secret().text())
        .isNotEqualTo(create("one", READ, null).secret().text());
  }

  @Test
  void aKeyThatIsPrintedByMistakeDoesNotShowItsText() {
    CreatedApiKey created = create("The shop", READ, null);

    assertThat(created.toString()).doesNotContain(created.secret().text());
    assertThat(created.secret().toString()).hasSizeLessThan(10);
  }

  @Test
  void aKeyExpiresWhenItsTimeIsOver() {
    CreatedApiKey created = create("The shop", READ, Duration.ofDays(90));

    clock.advance(Duration.ofDays(90).minusNanos(1_000));
    assertThat(authentication.authenticate(created.secret().text())).isPresent();

    clock.advance(Duration.ofNanos(1_000));
    assertThat(authentication.authenticate(created.secret().text())).isEmpty();
  }

  @Test
  void aRevokedKeyLetsNobodyInButIsListed() {
    CreatedApiKey created = create("The shop", READ, null);

    assertThat(administration.revoke(created.key().id())).isTrue();

    assertThat(authentication.authenticate(created.secret().text())).isEmpty();
    assertThat(administration.list())
        .singleElement()
        .extracting(ApiKey::revokedAt)
        .isEqualTo(clock.instant());
    assertThat(administration.revoke(new ApiKeyId(ids.next()))).isFalse();
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> create(" ", List.of("orders:read", "all", ""), Duration.ZERO))
        .satisfies(
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::field, Violation::rule)
                    .containsExactly(
                        tuple("name", Rule.BLANK),
                        tuple("scopes/1", Rule.INVALID_FORMAT),
                        tuple("scopes/2", Rule.INVALID_FORMAT),
                        tuple("timeToLive", Rule.OUT_OF_RANGE)));
    assertThat(administration.list()).isEmpty();
  }

  @Test
  void aKeyNeedsANameAndAScope() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> create(null, List.of(), null))
        .satisfies(
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::field, Violation::rule)
                    .containsExactly(tuple("name", Rule.REQUIRED), tuple("scopes", Rule.REQUIRED)));
  }

  @Test
  void aKeyMayHaveEveryScopeAndTenYears() {
    List<String> all = Arrays.stream(Scope.values()).map(Scope::text).toList();

    assertThat(create("a".repeat(100), all, Duration.ofDays(3650)).key().scopes())
        .hasSameSizeAs(all);
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> create("a".repeat(101), all, Duration.ofSeconds(Long.MAX_VALUE)))
        .satisfies(invalid -> assertThat(invalid.violations()).hasSize(2));
  }

  private CreatedApiKey create(String name, List<String> scopes, Duration timeToLive) {
    return administration.create(new CreateApiKeyCommand(name, scopes, timeToLive));
  }
}
